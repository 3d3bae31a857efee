// breaks: phonemes-are-pure
import "node:fs";
