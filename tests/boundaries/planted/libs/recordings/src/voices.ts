// breaks: recordings-on-media
import "../../models/src/sound.ts";
