// breaks: providers-on-speech
import "../../../libs/narrative/src/mood.ts";
