// breaks: bus-on-events
import { mood } from "../../service/src/stories.ts";

export const carried = mood;
