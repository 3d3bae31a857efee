// breaks: spoken-on-values
import "node:fs";
