// breaks: clients-run-in-browsers
import { mood } from "../../narrative/src/mood.ts";
export default mood;
