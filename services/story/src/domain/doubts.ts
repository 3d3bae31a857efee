import { z } from "zod";
import { nameKey, namesOf } from "./corrections/character-anchor.ts";
import { LineIndex } from "./corrections/line-anchor.ts";
import { patternOf } from "./corrections/named.ts";
import type { CharacterBody } from "./findings.ts";
import type { Script } from "./script.ts";

const speech = 1;
/** How many lines on either side are searched for possible speakers. */
const around = 8;
const mostCandidates = 3;

/** A spoken line whose speaker is doubtful, with the possible speakers. */
export const Doubt = z
  .object({
    line: z.number().int(),
    text: z.string(),
    before: z.string().meta({ description: "The line before." }),
    after: z.string().meta({ description: "The line after." }),
    speaker: z.string().nullable(),
    confidence: z.number(),
    candidates: z
      .array(z.object({ id: z.string(), name: z.string() }))
      .meta({ description: "At most three, the likeliest first." }),
  })
  .meta({ id: "Doubt" });
export type Doubt = z.infer<typeof Doubt>;

/** The place of a line among the doubtful ones: sorted by confidence, the least sure first, then by line. */
export interface DoubtPlace {
  readonly confidence: number;
  readonly line: number;
}

const earlier = (a: DoubtPlace, b: DoubtPlace): number => a.confidence - b.confidence || a.line - b.line;

/** The spoken lines with a confidence under `below`, the least sure first, starting after the place `after`. */
export function doubtful(
  { kinds, confidence }: Pick<Script, "kinds" | "confidence">,
  below: number,
  after: DoubtPlace | null,
): DoubtPlace[] {
  return kinds
    .map((kind, line) => ({ kind, line, confidence: confidence[line] ?? 0 }))
    .filter((one) => one.kind === speech && one.confidence < below && (!after || earlier(after, one) < 0))
    .sort(earlier)
    .map(({ line, confidence }) => ({ line, confidence }));
}

/**
 * Describes doubtful lines: their speaker, the other speakers nearby, and the characters named in the narration
 * there.
 */
export function doubtsOf(
  places: readonly DoubtPlace[],
  { script, characters }: { script: Script; characters: readonly CharacterBody[] },
  text: string,
): Doubt[] {
  const lines = new LineIndex(script, text);
  const byId = new Map(characters.map((one) => [one.id, one]));
  const called = characters
    .filter((one) => !one.plural)
    .map((one) => ({ one, keys: namesOf(one).map(nameKey) }));
  const named = (told: string): CharacterBody[] => {
    const key = nameKey(told);
    return called
      .filter(({ keys }) => keys.some((name) => key.includes(name)))
      .filter(({ one }) => patternOf(namesOf(one))?.test(told))
      .map(({ one }) => one);
  };
  return places.map(({ line, confidence }) => {
    const speaker = script.speakers[line] ?? null;
    const scores = new Map<string, number>();
    const add = (id: string, score: number) => scores.set(id, (scores.get(id) ?? 0) + score);
    if (speaker) add(speaker, 100);
    let told = "";
    for (let by = 1; by <= around; by++) {
      for (const near of [line - by, line + by]) {
        const other = script.speakers[near];
        // When two talk in turns, the speaker of two lines before or after is likely.
        if (other) add(other, (other === speaker ? 0 : by === 2 ? 2 : 1) / by);
        else if (script.kinds[near] === 0 && by <= 3) told += ` ${lines.text(near)}`;
      }
    }
    for (const { id } of named(told)) add(id, 1);
    const candidates = [...scores]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .flatMap(([id]) => byId.get(id) ?? [])
      .slice(0, mostCandidates);
    return {
      line,
      text: lines.text(line),
      before: line > 0 ? lines.text(line - 1) : "",
      after: line + 1 < script.ends.length ? lines.text(line + 1) : "",
      speaker,
      confidence,
      candidates: candidates.map(({ id, name }) => ({ id, name })),
    };
  });
}
