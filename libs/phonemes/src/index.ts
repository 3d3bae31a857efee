export type { Sound } from "./sound.ts";
