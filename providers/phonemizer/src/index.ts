export type { Phonemizer, PhonemizerRequest } from "./phonemizer.ts";
