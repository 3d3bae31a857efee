import type { TakeFinding } from "@storytelling/values";

/** A reading of a line beside a synthetic one, in ms of speech. */
export interface Reading {
  readonly spokenMs: number;
  readonly referenceMs: number;
  readonly otherWords: boolean;
}

/** Faster or slower than this, beside a synthetic reading, words are missing or were added. */
const SHORT = 0.4;
const LONG = 3;
/** People pause before they speak: short lines may take this much longer, in ms. */
const GRACE_MS = 1500;

/** What is found when a recording is compared with its text, added to what was found in the recording alone. */
export function findingsOf(
  found: readonly TakeFinding[],
  { spokenMs, referenceMs, otherWords }: Reading,
): TakeFinding[] {
  const more: TakeFinding[] = [];
  if (spokenMs < referenceMs * SHORT) more.push("too-short");
  if (spokenMs > referenceMs * LONG + GRACE_MS) more.push("too-long");
  if (otherWords) more.push("other-words");
  return [...new Set([...found, ...more])];
}
