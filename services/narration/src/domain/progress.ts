import type { Status } from "./narration.ts";

/** What rendering did within a recent stretch of time. */
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
  /** Words that had to be rendered when it began, and that still have to be. */
  readonly wordsToRender: number;
  readonly wordsLeft: number;
  /** Length of the whole book, once it is known. */
  readonly bookMs: number | null;
  readonly masteredMs: number;
  /** Seconds since mastering began. */
  readonly masteringSeconds: number;
}

/** Rendering's part of the bar; mastering takes the rest. */
const RENDERING = 0.9;
const FEWEST_RENDITIONS = 4;
/** Audio per time when nothing was mastered here yet: below what two cores do (docs/: 153). */
export const UNMEASURED_MASTERING = 100;

/** How much is done, 0 to 1, never falling while a narration goes on. */
export function fractionOf({ status, wordsToRender, wordsLeft, bookMs, masteredMs }: Work): number {
  if (status === "done") return 1;
  const rendered = wordsToRender === 0 ? 1 : (wordsToRender - wordsLeft) / wordsToRender;
  const mastered = bookMs ? Math.min(1, masteredMs / bookMs) : 0;
  return Math.round((RENDERING * rendered + (1 - RENDERING) * mastered) * 1000) / 1000;
}

/**
 * Whole seconds until a narration is done, from what this narration was measured to do lately; null until there is a
 * basis. `masteringSpeed` is audio time per time, of earlier narrations.
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
