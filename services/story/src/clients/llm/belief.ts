import { patternOf } from "../../domain/corrections/named.ts";
import { exchangesOf, pairKey } from "../../domain/exchanges.ts";
import type { CharacterBody } from "../../domain/findings.ts";
import type { Verdict } from "../../domain/verdict.ts";
import type { Reading } from "../../engines/narrative-worker.ts";
import type { Chunk } from "./chunks.ts";
import { type CastAnswer, nobody, type SpeakersAnswer } from "./question.ts";

type Candidates = ReadonlyMap<string, CharacterBody>;
type Spoken = Verdict["speakers"][number];

const sureness = { certain: 0.9, likely: 0.75, guess: 0.5 };
const surest = 0.98;
const inDispute = 0.4;

const lettersOf = (text: string): string =>
  text
    .normalize("NFC")
    .toLowerCase()
    .match(/[\p{L}\p{N}\p{M}]+/gu)
    ?.join(" ") ?? "";

const lineText = ({ ends }: Reading["script"], line: number, text: string): string =>
  text.slice(line > 0 ? (ends[line - 1] ?? 0) : 0, ends[line]);

/**
 * The believable part of an answer about a chunk. A line counts if it was asked about, is answered once and is quoted
 * correctly. Its speaker must be one of the candidates, and the words beside the line must not exclude them.
 */
export function believable(
  { answers }: SpeakersAnswer,
  chunk: Chunk,
  candidates: Candidates,
  { script }: Reading,
  text: string,
): Spoken[] {
  const asked = new Set(chunk.asked);
  return answers.flatMap(({ line: number, begins, speaker: label, sure }) => {
    const line = chunk.from + number - 1;
    const speaker = candidates.get(label);
    const told = answers.filter((other) => other.line === number).length;
    const quoted = `${lettersOf(lineText(script, line, text))} `.startsWith(`${lettersOf(begins)} `);
    if (!asked.has(line) || told > 1 || label === nobody || !speaker || !quoted) return [];
    if (lettersOf(begins) === "" && lettersOf(lineText(script, line, text)) !== "") return [];
    return contradicted(speaker, line, script, text)
      ? []
      : [{ line, speaker: speaker.id, confidence: sureness[sure] }];
  });
}

/** Whether the narration right after a line, as in `she said`, names another gender than the speaker's. */
function contradicted(
  { gender, plural }: CharacterBody,
  line: number,
  script: Reading["script"],
  text: string,
): boolean {
  const other = plural || gender === "female" ? "he" : gender === "male" ? "she" : null;
  if (other === null || script.paragraphEnds.includes(line) || script.kinds[line + 1] !== 0) return false;
  return new RegExp(`^[^\\p{L}]*${other}\\s`, "iu").test(lineText(script, line + 1, text));
}

/**
 * The speakers that the believable answers about a story lead to. Where two chunks disagree, the built-in engine's
 * speaker stays if one of them names it; otherwise the first answer is taken with the confidence `inDispute`. Where
 * engine and model agree, the confidence rises.
 */
export function settle(believed: readonly Spoken[], { script }: Reading): Spoken[] {
  return [...Map.groupBy(believed, ({ line }) => line)].flatMap(([line, all]) => {
    const [first] = all;
    if (!first) return [];
    const engine = script.speakers[line] ?? null;
    const its = script.confidence[line] ?? 0;
    if (all.some(({ speaker }) => speaker !== first.speaker)) {
      if (all.some(({ speaker }) => speaker === engine)) return [];
      return [{ ...first, confidence: inDispute }];
    }
    const confidence = Math.max(...all.map((one) => one.confidence));
    return [
      engine === first.speaker
        ? { ...first, confidence: Math.min(surest, Math.max(its, 1 - (1 - its) * (1 - confidence))) }
        : { ...first, confidence },
    ];
  });
}

/** The believable merges and genders: they are about candidates and do not contradict the text. */
export function believableCast(
  { same, genders }: CastAnswer,
  candidates: Candidates,
  { script }: Reading,
  text: string,
): Pick<Verdict, "merges" | "genders"> {
  const talking = exchangesOf(script, script.speakers);
  const merged = new Set<CharacterBody>();
  const merges = same.flatMap(({ name, as }) => {
    const pair = [candidates.get(name), candidates.get(as)];
    const [one, other] = pair.toSorted((a, b) => (b?.mentions ?? 0) - (a?.mentions ?? 0));
    if (!one || !other || one === other || merged.has(other) || merged.has(one)) return [];
    const apart = one.gender !== "unknown" && other.gender !== "unknown" && one.gender !== other.gender;
    if (apart || talking.has(pairKey(one.id, other.id)) || together(one, other, text)) return [];
    merged.add(other);
    return [[one.id, other.id] as const];
  });
  const found = genders.flatMap(({ name, gender }) => {
    const one = candidates.get(name);
    return one?.gender === "unknown" && gender !== "unknown" ? [[one.id, gender] as const] : [];
  });
  return { merges, genders: found };
}

/** Whether the text names the two as two people: "Jane and Elizabeth". */
const together = (one: CharacterBody, other: CharacterBody, text: string): boolean =>
  [
    [one.name, other.name],
    [other.name, one.name],
  ].some(([a = "", b = ""]) => patternOf([`${a} and ${b}`, `${a}, ${b}`, `${a} or ${b}`])?.test(text));
