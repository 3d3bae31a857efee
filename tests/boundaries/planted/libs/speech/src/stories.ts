// breaks: speech-on-media
import "../../narrative/src/mood.ts";
