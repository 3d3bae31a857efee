import { type MannerWords, mannerWords, type Told } from "./manner-words.ts";
import type { Line } from "./script.ts";

/** A tag beside a line is at most this long. What comes after is another sentence's story. */
const LONGEST_TAG = 12;

/**
 * How each line of a script, with its language, is spoken, by what the narrator says beside it: "she whispered", "cried
 * out". A line in capitals is a shout. Narration is plain, and so is speech of which nothing is told.
 */
export function mannersOf(script: readonly { readonly line: Line; readonly language: string }[]): Told[] {
  const lines = script.map(({ line }) => line);
  return script.map(({ line, language }, at) => {
    if (line.kind !== "speech") return "plain";
    const words = mannerWords(language);
    const told = words && (toldAfter(lines, at, words) ?? toldBefore(lines, at, words));
    return told && told !== "plain" ? told : isInCapitals(line.text) ? "shout" : "plain";
  });
}

/** The tag that follows in the same paragraph: its first clause. */
function toldAfter(lines: readonly Line[], at: number, words: MannerWords): Told | undefined {
  const next = lines[at + 1];
  if (lines[at]?.paragraphEnd || next?.kind !== "narration") return undefined;
  const [sentence = ""] = next.text.split(/[.;:!?…]/, 1);
  // "He shouted" after a full stop tells of the next line, or of nobody's.
  const isTag = /[,!?…—–-]["”’»“]?\s*$/.test(lines[at]?.text ?? "") || /^\s*[—–]?\s*\p{Ll}/u.test(next.text);
  return isTag ? toldIn(sentence, words, false) : undefined;
}

/** The tag that leads to a line ("Anna whispered, ..."), or that stands between two parts of one speech. */
function toldBefore(lines: readonly Line[], at: number, words: MannerWords): Told | undefined {
  const before = lines[at - 1];
  if (before?.kind !== "narration" || before.paragraphEnd) return undefined;
  const first = lines[at - 2];
  const parts = first?.kind === "speech" && !first.paragraphEnd && first.speaker === lines[at]?.speaker;
  if (parts && toldAfter(lines, at - 2, words)) {
    const short = wordsIn(before.text).length <= LONGEST_TAG;
    return short ? toldAfter(lines, at - 2, words) : undefined;
  }
  if (!/[,:—–]\s*$/.test(before.text)) return undefined;
  return toldIn(before.text.split(/[.;!?…](?=\s*\S)/).at(-1) ?? "", words, true);
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}+(?:['’]\p{L}+)*/gu) ?? [];

/** What a clause tells. A phrase decides before the verb, since it says how; a denied verb tells nothing. */
function toldIn(clause: string, words: MannerWords, last: boolean): Told | undefined {
  const all = wordsIn(clause.replaceAll("’", "'"));
  const near = last ? all.slice(-LONGEST_TAG) : all.slice(0, LONGEST_TAG);
  const text = ` ${near.join(" ")} `;
  const denied = (at: number) => near.slice(Math.max(0, at - 3), at).some((word) => words.denials.has(word));
  const phrase = words.phrases.find(([each]) => text.includes(` ${wordsIn(each).join(" ")} `));
  const found = near.flatMap((word, at) => {
    const told = words.verbs.get(word);
    return told ? [{ told, at }] : [];
  });
  const verb = last ? found.at(-1) : found[0];
  if (!verb || denied(verb.at)) return undefined;
  return phrase?.[1] ?? verb.told;
}

/** Whether a line is printed in capitals: most of its letters, in several words or before an exclamation mark. */
function isInCapitals(text: string): boolean {
  const shouted = text.match(/(?<!\p{L})\p{Lu}{2,}(?!\p{L})/gu) ?? [];
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const inCapitals = shouted.join("").length;
  return inCapitals > 0.7 * letters && (shouted.length >= 3 || (text.includes("!") && inCapitals > 1));
}
