// breaks: framework-knows-no-stories
export { mood } from "../../narrative/src/mood.ts";
