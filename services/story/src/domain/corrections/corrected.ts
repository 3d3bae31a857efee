import { exchangesOf, pairKey } from "../exchanges.ts";
import { meanFeeling, type SentenceBody } from "../feelings.ts";
import type { CharacterBody, RelationBody } from "../findings.ts";
import type { Mood } from "../mood.ts";
import type { Script } from "../script.ts";
import { countWords } from "../words.ts";
import { makeCorrections } from "./apply.ts";
import type { Cast } from "./cast.ts";
import type { Correction, CorrectionState } from "./correction.ts";
import type { Found } from "./found.ts";

/** The findings with the author's corrections, and the state of each correction. */
export interface Corrected {
  readonly found: Found;
  readonly states: ReadonlyMap<string, CorrectionState>;
}

/**
 * Applies an author's corrections, in their order, to what an analysis found. Lines keep their places and words; only
 * their speakers change. `sentences` are those of the text, in order.
 */
export function correct(
  found: Found,
  { text, sentences }: { text: string; sentences: readonly SentenceBody[] },
  corrections: readonly Pick<Correction, "id" | "what">[],
): Corrected {
  const { cast, states } = makeCorrections(found, text, corrections);
  const some = [...states.values()].includes("applied");
  return { found: some ? finish(found, cast, sentences) : found, states };
}

/** The findings with the characters and speakers of a cast, which was made from these findings. */
export function finish(found: Found, cast: Cast, sentences: readonly SentenceBody[]): Found {
  const script = { ...found.script, speakers: cast.speakers, confidence: cast.confidence };
  const spoken = linesBySpeaker(script);
  const before = linesBySpeaker(found.script);
  const same = (id: string) => String(before.get(id) ?? []) === String(spoken.get(id) ?? []);
  const characters = inOrder(found, cast).map((one) =>
    same(one.id) ? one : { ...one, ...counts(spoken.get(one.id) ?? [], cast) },
  );
  const byCharacter = characters.flatMap(({ id, name }) => {
    const lines = spoken.get(id) ?? [];
    if (lines.length === 0) return [];
    const known = same(id) ? found.mood.byCharacter.find((one) => one.id === id) : undefined;
    return [
      known ? { ...known, name } : { id, name, lines: lines.length, ...moodOf(lines, script, sentences) },
    ];
  });
  return { characters, script, relations: relationsOf(found, cast), mood: { ...found.mood, byCharacter } };
}

/**
 * Found characters in their order, then those that the author split off by id. So the order of corrections does not
 * matter.
 */
function inOrder(found: Found, cast: Cast): CharacterBody[] {
  const place = new Map(found.characters.map(({ id }, i) => [id, i]));
  const rank = (one: CharacterBody) => place.get(one.id) ?? Infinity;
  return cast.characters.toSorted((a, b) =>
    rank(a) === rank(b) ? (a.id < b.id ? -1 : 1) : rank(a) - rank(b),
  );
}

function linesBySpeaker({ speakers }: Pick<Script, "speakers">): Map<string, number[]> {
  const found = new Map<string, number[]>();
  speakers.forEach((speaker, line) => {
    if (speaker === null) return;
    const known = found.get(speaker);
    if (known) known.push(line);
    else found.set(speaker, [line]);
  });
  return found;
}

const counts = (lines: readonly number[], cast: Cast) => ({
  lines: lines.length,
  words: lines.reduce((sum, line) => sum + countWords(cast.lines.text(line)), 0),
});

function moodOf(
  lines: readonly number[],
  { ends, valence, arousal }: Script,
  sentences: readonly SentenceBody[],
): Omit<Mood["byCharacter"][number], "id" | "name" | "lines"> {
  const parts = lines.flatMap((line) => {
    const start = line > 0 ? (ends[line - 1] ?? 0) : 0;
    const end = ends[line] ?? start;
    const feeling = { valence: valence[line] ?? 0, arousal: arousal[line] ?? 0 };
    return [{ start, end, ...feeling, emotions: meanFeeling(overlapping(sentences, start, end)).emotions }];
  });
  return meanFeeling(parts);
}

/** The parts of sentences that lie between two places of the text. */
function overlapping(sentences: readonly SentenceBody[], start: number, end: number): SentenceBody[] {
  let low = 0;
  for (let high = sentences.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.end ?? Infinity) <= start) low = middle + 1;
    else high = middle;
  }
  const found: SentenceBody[] = [];
  for (let one = sentences[low]; one && one.start < end; one = sentences[++low])
    found.push({ ...one, start: Math.max(one.start, start), end: Math.min(one.end, end) });
  return found;
}

/** The found pairs under their current ids, with exchanges added or removed where lines have new speakers. */
function relationsOf({ relations, script }: Found, cast: Cast): RelationBody[] {
  const owner = (id: string | null) => (id === null ? null : (cast.owners.get(id) ?? null));
  const then = exchangesOf(script, script.speakers.map(owner));
  const now = exchangesOf(script, cast.speakers);
  const pairs = new Map<string, RelationBody>();
  const add = (a: string, b: string, exchanges: number, kin: string | null) => {
    const known = pairs.get(pairKey(a, b));
    if (!known) pairs.set(pairKey(a, b), { a, b, exchanges, kin });
    else if (known.kin === null && kin !== null)
      pairs.set(pairKey(a, b), { a, b, exchanges: known.exchanges + exchanges, kin });
    else known.exchanges += exchanges;
  };
  for (const one of relations) {
    const [a, b] = [owner(one.a), owner(one.b)];
    if (a !== null && b !== null && a !== b) add(a, b, one.exchanges, one.kin);
  }
  for (const key of new Set([...then.keys(), ...now.keys()])) {
    const more = (now.get(key) ?? 0) - (then.get(key) ?? 0);
    const [a, b] = key.split(" ");
    if (a && b && more !== 0) add(a, b, more, null);
  }
  return [...pairs.values()]
    .filter(({ exchanges, kin }) => exchanges > 0 || kin !== null)
    .map((one) => ({ ...one, exchanges: Math.max(0, one.exchanges) }))
    .sort((x, y) => y.exchanges - x.exchanges || (pairKey(x.a, x.b) < pairKey(y.a, y.b) ? -1 : 1));
}
