export { createPhonemizer } from "./create-phonemizer.ts";
export type { Phonemizer, PhonemizerRequest } from "./phonemizer.ts";
