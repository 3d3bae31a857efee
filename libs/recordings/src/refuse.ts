import { Refusal, type RefusalKind, type TakeRefusal } from "@storytelling/values";
import { REFUSAL_ADVICE } from "./advice/refusals.ts";

const KINDS: { readonly [Code in TakeRefusal]?: RefusalKind } = {
  "audio-too-large": "too-large",
  "audio-too-long": "too-large",
};

/** The refusal of a recording. Its sentence is for the person who made it. */
export const refuseTake = (code: TakeRefusal, cause?: unknown): Refusal =>
  new Refusal(KINDS[code] ?? "invalid", code, REFUSAL_ADVICE.en[code], { cause });
