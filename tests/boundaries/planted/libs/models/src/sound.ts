// breaks: models-on-values
import "../../media/src/stories.ts";
