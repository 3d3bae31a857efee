import { four } from "../above/four.ts";

export const three = four;
