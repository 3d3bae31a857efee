import type { Status } from "./narration.ts";

/** How much was rendered recently. */
export interface Pace {
  readonly renditions: number;
  readonly words: number;
  readonly audioMs: number;
  /** From the first of these renditions to now. */
  readonly seconds: number;
}

export interface Work {
  readonly status: Status;
  /** Words of all lines. */
  readonly words: number;
  /** Words that had to be rendered when the narration began, and words that still have to be. */
  readonly wordsToRender: number;
  readonly wordsLeft: number;
  /** Length of the whole audiobook; null until it is known. */
  readonly bookMs: number | null;
  readonly masteredMs: number;
  /** Seconds since mastering began. */
  readonly masteringSeconds: number;
}

/** The share of rendering in the progress; mastering has the rest. */
const RENDERING = 0.9;
const FEWEST_RENDITIONS = 4;
/** The assumed speed, in seconds of audio per second, before the first mastering. Two cores were measured at 153. */
export const UNMEASURED_MASTERING = 100;

/** The fraction that is done, 0 to 1. It never falls while a narration is running. */
export function fractionOf({ status, wordsToRender, wordsLeft, bookMs, masteredMs }: Work): number {
  if (status === "done") return 1;
  const rendered = wordsToRender === 0 ? 1 : (wordsToRender - wordsLeft) / wordsToRender;
  const mastered = bookMs ? Math.min(1, masteredMs / bookMs) : 0;
  return Math.round((RENDERING * rendered + (1 - RENDERING) * mastered) * 1000) / 1000;
}

/**
 * Whole seconds until a narration is done, estimated from its recent pace; null until there is enough data.
 * `masteringSpeed` is measured on earlier narrations, in seconds of audio per second.
 */
export function etaOf(work: Work, pace: Pace | null, masteringSpeed: number): number | null {
  if (work.status === "mastering") {
    if (work.bookMs === null) return null;
    const measured = work.masteredMs / 1000 / work.masteringSeconds;
    const speed = work.masteringSeconds >= 0.5 && measured > 0 ? measured : masteringSpeed;
    return Math.ceil((work.bookMs - work.masteredMs) / 1000 / speed);
  }
  if (work.status !== "rendering" || !pace) return null;
  if (pace.renditions < FEWEST_RENDITIONS || pace.words === 0 || pace.seconds <= 0) return null;
  const rendering = work.wordsLeft / (pace.words / pace.seconds);
  const bookSeconds = (work.words * pace.audioMs) / pace.words / 1000;
  return Math.ceil(rendering + bookSeconds / masteringSpeed);
}
