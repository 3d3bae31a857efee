// breaks: native-speech-in-providers
import "onnxruntime-node";
