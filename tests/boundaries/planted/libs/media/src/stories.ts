// breaks: engines-on-values
export { mood } from "../../narrative/src/mood.ts";
