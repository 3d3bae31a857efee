import type { Part } from "../words/part.ts";
import type { Find } from "./find.ts";
import type { Reading } from "./reading.ts";
import { cutUnknown, type Unknown } from "./unknown.ts";

/** Some parts of a word that are read together. */
export interface Piece {
  /** The text of its first part. */
  readonly first: string;
  readonly text: string;
  /** Undefined for hyphens and the like, which are silent. */
  readonly reading?: Reading;
  readonly unknown?: Unknown;
}

/** No entry has more parts; the limit keeps the time in proportion to the text. */
const MOST_PARTS = 13;
const SILENT = /^['‘,._/-]+$/u;

const letterWeight = (text: string): number =>
  Array.from(text).reduce((sum, sign) => sum + (sign === sign.toLowerCase() ? 1 : 2), 0);

const joined = (parts: readonly Part[]): string => parts.map(({ text }) => text).join("");

/** The tag of the part that has most letters; capitals count twice. */
const tagOf = (parts: readonly Part[]): string =>
  parts.reduce((most, part) => (letterWeight(part.text) > letterWeight(most.text) ? part : most)).tag;

/** The longest known run of parts that ends at `right`. */
function knownBefore(parts: readonly Part[], right: number, find: Find): [number, Piece] | undefined {
  for (let left = Math.max(0, right - MOST_PARTS); left < right; left += 1) {
    const run = parts.slice(left, right);
    const text = joined(run);
    const reading = find(text, tagOf(run));
    if (reading) return [left, { first: run[0]?.text ?? "", text, reading }];
  }
  const { text } = parts[right - 1] ?? { text: "" };
  return SILENT.test(text) ? [right - 1, { first: text, text }] : undefined;
}

/** All parts as known pieces, from the last to the first, or undefined when one is unknown. */
function knownPieces(parts: readonly Part[], find: Find): Piece[] | undefined {
  const pieces: Piece[] = [];
  for (let right = parts.length; right > 0; ) {
    const found = knownBefore(parts, right, find);
    if (!found) return undefined;
    pieces.unshift(found[1]);
    right = found[0];
  }
  return pieces;
}

/** The stretches between hyphens and slashes. */
function stretches(parts: readonly Part[]): Part[][] {
  const found: Part[][] = [];
  let open: Part[] | undefined;
  for (const part of parts) {
    const separates = /^[-_/]+$/.test(part.text);
    if (open && !separates) open.push(part);
    else found.push([part]);
    open = separates ? undefined : found.at(-1);
  }
  return found;
}

/** How a word is read: by known pieces as long as possible. Only a stretch that has an unknown part is guessed. */
export function planWord(parts: readonly Part[], find: Find, british: boolean): readonly Piece[] {
  const whole = knownPieces(parts, find);
  if (whole) return whole;
  return stretches(parts).flatMap((stretch) => {
    const known = knownPieces(stretch, find);
    if (known) return known;
    const text = joined(stretch);
    return [
      { first: stretch[0]?.text ?? "", text, unknown: cutUnknown(text, tagOf(stretch), find, british) },
    ];
  });
}
