import { openWords, purposeOf, sealWords, type Tx } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import type { KeptLine, SpokenForm } from "../domain/spoken-form.ts";
import type { Reader, Tables } from "./tables.ts";

/** The text of a segment with its spoken form, and its speaker. */
export interface SpokenLine extends KeptLine {
  readonly speaker: string;
}

/** A line as it is sealed. The spoken form is missing in lines of older releases. */
type SealedLine = [speaker: string, text: string, form?: SpokenForm];

/** How many segments one row holds: enough to compress well, few enough to open for a single segment. */
const blockOf = 64;

const blockFor = (narrationId: string, block: number): string =>
  purposeOf("narration_lines.sealed", narrationId, block);

/** Saves the texts and speakers of a narration's segments, in order. */
export async function insertLines(
  tx: Tx<Tables>,
  { id, ownerId }: { id: string; ownerId: string },
  lines: readonly SpokenLine[],
): Promise<void> {
  const items = [];
  for (let at = 0; at < lines.length; at += blockOf) {
    const words = JSON.stringify(lines.slice(at, at + blockOf).map(sealedLine));
    items.push({ words, purpose: blockFor(id, at / blockOf) });
  }
  const rows = (await sealWords(tx, ownerId, items)).map((sealed, block) => ({
    narration_id: id,
    block,
    sealed,
  }));
  // A statement takes at most 65,535 parameters.
  for (let at = 0; at < rows.length; at += 1000)
    await tx
      .insertInto("narration_lines")
      .values(rows.slice(at, at + 1000))
      .execute();
}

const sealedLine = ({ speaker, text, form }: SpokenLine): SealedLine =>
  form ? [speaker, text, form] : [speaker, text];

/**
 * Reads the texts and speakers of a narration's segments from one index to another.
 * @throws Refusal `not-found` when the owner's key was deleted
 */
export async function readLines(
  reader: Reader,
  narrationId: string,
  from: number,
  to: number,
): Promise<(index: number) => SpokenLine> {
  const rows = await reader
    .selectFrom("narration_lines as l")
    .innerJoin("story_narrations as n", "n.id", "l.narration_id")
    .select(["l.block", "l.sealed", "n.owner_id as userId"])
    .where("l.narration_id", "=", narrationId)
    .where("l.block", ">=", Math.floor(from / blockOf))
    .where("l.block", "<=", Math.floor(to / blockOf))
    .execute();
  const opened = await openWords(
    reader,
    rows.map(({ block, ...row }) => ({ ...row, purpose: blockFor(narrationId, block) })),
  );
  const blocks = new Map<number, SealedLine[]>();
  rows.forEach(({ block }, at) => {
    const words = opened[at];
    if (words) blocks.set(block, JSON.parse(words));
  });
  return (index) => {
    const line = blocks.get(Math.floor(index / blockOf))?.[index % blockOf];
    if (!line) throw notFound("narration");
    return { speaker: line[0], text: line[1], form: line[2] ?? null };
  };
}
