// breaks: tools-stand-alone
import { mood } from "../../service/src/stories.ts";

export const kept = mood;
