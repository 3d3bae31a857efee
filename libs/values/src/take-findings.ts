import { z } from "zod";

/** What can be wrong with the recording of a line. None of them keeps a take from being used; the person may record again. */
export const takeFindings = [
  "too-quiet",
  "clipped",
  "noisy",
  "too-short",
  "too-long",
  "other-words",
  "cut-off",
  "echo",
] as const;
export const TakeFinding = z.enum(takeFindings);
export type TakeFinding = z.infer<typeof TakeFinding>;

/** Why a recording is refused: nothing of it is kept. */
export const takeRefusals = [
  "not-audio",
  "audio-damaged",
  "audio-unsupported",
  "audio-too-large",
  "audio-too-long",
  "audio-too-many-channels",
  "audio-silent",
  "audio-empty",
  "consent-missing",
  "line-gone",
] as const;
export const TakeRefusal = z.enum(takeRefusals);
export type TakeRefusal = z.infer<typeof TakeRefusal>;

/** What a person may allow to be done with their voice. */
export const consentUses = ["this-story", "this-series", "publishing", "cloning"] as const;
export const ConsentUse = z.enum(consentUses);
export type ConsentUse = z.infer<typeof ConsentUse>;

/** How a person consented: they pressed a button, or said it aloud. */
export const ConsentMeans = z.enum(["pressed", "said"]);
export type ConsentMeans = z.infer<typeof ConsentMeans>;
