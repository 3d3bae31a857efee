import { type Lexicon, parentTag } from "./lexicon.ts";
import { always, type Reading } from "./reading.ts";
import { asIs, type Emphasis } from "./stress.ts";

type Rule = (word: string, tag: string, lexicon: Lexicon, emphasis: Emphasis) => Reading | undefined;

const textOf = (entry: unknown): string => (typeof entry === "string" ? entry : "");
const isNoun = (tag: string): boolean => tag.startsWith("NN");

const am: Rule = (word, tag, lexicon, emphasis) => {
  if (isNoun(tag)) return lexicon.letters(word);
  const full = textOf(lexicon.gold("am"));
  return ({ sound }) => (sound === "pause" || word !== "am" || emphasis !== asIs ? full : "ɐm");
};

const to: Rule = (word, tag, lexicon) => {
  if (word === "TO" && tag !== "TO" && tag !== "IN") return undefined;
  const full = textOf(lexicon.gold("to"));
  return ({ sound }) => ({ pause: full, consonant: "tə", vowel: "tʊ" })[sound];
};

const used: Rule = (_word, tag, lexicon) => {
  const entry = lexicon.gold("used");
  if (typeof entry !== "object") return undefined;
  const habit = tag === "VBD" || tag === "JJ";
  return (next) => (habit && next.to ? entry.VBD : entry.DEFAULT) ?? "";
};

/** Words whose sound hangs on their part of speech and on what comes next (misaki's special cases). */
const RULES: ReadonlyMap<string, Rule> = new Map([
  ["a", (_word, tag) => always(tag === "DT" ? "ɐ" : "ˈA")],
  ["am", am],
  ["an", (word, tag, lexicon) => (word === "AN" && isNoun(tag) ? lexicon.letters(word) : always("ɐn"))],
  ["by", (_word, tag) => (parentTag(tag) === "ADV" ? always("bˈI") : undefined)],
  ["i", (word, tag) => (word === "I" && tag === "PRP" ? always("ˌI") : undefined)],
  [
    "in",
    (word, tag) =>
      word === "IN" && tag === "NNP"
        ? undefined
        : ({ sound }) => (sound === "pause" || tag !== "IN" ? "ˈɪn" : "ɪn"),
  ],
  [
    "the",
    (word, tag) =>
      word === "THE" && tag !== "DT" ? undefined : ({ sound }) => (sound === "vowel" ? "ði" : "ðə"),
  ],
  ["to", to],
  ["used", used],
  ["vs", (_word, tag, lexicon) => (tag === "IN" ? lexicon.lookUp("versus", "", asIs) : undefined)],
  ["vs.", (_word, tag, lexicon) => (tag === "IN" ? lexicon.lookUp("versus", "", asIs) : undefined)],
] satisfies [string, Rule][]);

/** The reading of a word that has its own rule. */
export const weakForm = (
  word: string,
  tag: string,
  lexicon: Lexicon,
  emphasis: Emphasis,
): Reading | undefined => RULES.get(word.toLowerCase())?.(word, tag, lexicon, emphasis);
