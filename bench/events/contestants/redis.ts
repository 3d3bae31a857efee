import { open as on } from "./storytelling.ts";

export const open = on("redis");
