import type { Age, Gender } from "../analysis.ts";
import { COMMON_WORDS } from "../data/common-words.ts";
import { FOREIGN_DETERMINERS, FOREIGN_FRESH, FOREIGN_ROLES } from "../data/foreign-roles.ts";
import { PLURAL_ROLES, ROLES } from "../data/roles.ts";
import { HUMAN_VERBS, SPEECH_VERBS, STRONG_SPEECH_VERBS } from "../data/speech-verbs.ts";
import { wordSet } from "../data/words.ts";
import { type Doc, wordAt } from "../text/document.ts";
import type { Word } from "../text/words.ts";
import { type Entity, newEntity } from "./entities.ts";
import type { Reference } from "./references.ts";

const DETERMINERS =
  wordSet(`the a an this that my his her our your their its thy thine another one some these those two three four
  five six seven eight nine ten twelve no every each`);
const TELLING =
  wordSet(`old young elder eldest younger youngest first second third fourth other little big great white
  black red grey gray green blue wild tall fat blind strange stout thin tiny foreign wicked`);
/** Nouns that may speak without being a character: "said the voice". */
const FACELESS = wordSet(
  "voice voices face eyes lips mouth tone letter note book paper first second third unnatural",
);
const NOT_ADJECTIVE =
  wordSet(`of and or in on at to from with for by as but was were is are had has have be been said then
  when who which that not it he she they i you we him them us do did me so there if than`);
const LOOSE =
  wordSet(`man woman lady gentleman girl boy child fellow friend wife husband mother father sister brother
  daughter son maiden youth lad lass person creature uncle aunt cousin nephew niece companion lover clergyman lawyer mistress
  host hostess mamma papa widow damsel chap guy speaker officer`);

const GENDERS: Record<string, Gender> = { f: "female", m: "male", o: "other", u: "unknown" };
const AGES: Record<string, Age> = { c: "child", y: "young", a: "adult", o: "old", u: "unknown" };

const singularOf = (low: string): string | null => {
  if (ROLES.has(low)) return null;
  const irregular = PLURAL_ROLES.get(low);
  if (irregular && ROLES.has(irregular)) return irregular;
  const plain = low.replace(/s$/, "");
  if (plain !== low && ROLES.has(plain)) return plain;
  const es = low.replace(/es$/, "");
  return es !== low && ROLES.has(es) ? es : null;
};

/** The role nouns of a language; those of English when the language has no list. */
const rolesOf = (language: string): ReadonlyMap<string, string> =>
  language === "en" ? ROLES : (FOREIGN_ROLES[language] ?? ROLES);

/** Nouns that are not in the list of roles but speak in the story: "said the teapot", "the teapot said". */
const speakingNouns = (doc: Doc): Set<string> => {
  const nouns = new Map<string, number>();
  doc.words.forEach((word, i) => {
    if (word.quote >= 0 || word.capital || !STRONG_SPEECH_VERBS.has(word.low) || word.low === "thought")
      return;
    if (wordAt(doc, i - 1).quote < 0) return;
    if (wordAt(doc, i + 1).low !== "the") return;
    for (let k = i + 2; k <= i + 4; k++) {
      const noun = wordAt(doc, k);
      if (noun.quote >= 0 || noun.gap !== "" || noun.capital) return;
      const after = wordAt(doc, k + 1);
      if (
        after.gap === "" &&
        after.quote < 0 &&
        !COMMON_WORDS.has(after.low) &&
        !/(?:ly|ing)$/.test(after.low)
      )
        continue;
      if (!COMMON_WORDS.has(noun.low) && !FACELESS.has(noun.low) && !/(?:ly|ing|ed)$/.test(noun.low))
        nouns.set(noun.low, (nouns.get(noun.low) ?? 0) + 1);
      return;
    }
  });
  return new Set(nouns.keys());
};

/** Role nouns that are used as adjectives before other nouns: "a general council". */
const MODIFIERS = wordSet("general chief private native twin orphan fellow major patient minor");
const NOT_NOUN = wordSet(
  "at up down out off back away again there here now too also just only ever never still soon once than about all both",
);

/** Whether the next word looks like a noun that the word at `i` describes. */
const isNounAfter = (doc: Doc, i: number): boolean => {
  const next = wordAt(doc, i + 1);
  return (
    next.gap === "" &&
    next.quote === wordAt(doc, i).quote &&
    /^\p{Ll}{4,}$/u.test(next.form) &&
    !/(?:ed|ing|ly)$/.test(next.low) &&
    !NOT_NOUN.has(next.low) &&
    !NOT_ADJECTIVE.has(next.low) &&
    !COMMON_WORDS.has(next.low) &&
    !SPEECH_VERBS.has(next.low) &&
    !HUMAN_VERBS.has(next.low)
  );
};

interface Found {
  first: number;
  last: number;
  head: string;
  plural: boolean;
  telling: string[];
  determiner: string;
  /** The distinguishing word after the noun, "" for none, and its index. */
  behind: string;
  end: number;
}

const LEAST_MARKS = 2;

/**
 * The index of the last word of a phrase that distinguishes a loose noun, "the man with the black beard"; `i` for none.
 */
const markBehind = (doc: Doc, i: number): number => {
  const [link, article] = [wordAt(doc, i + 1), wordAt(doc, i + 2)];
  if (!/^(?:with|in)$/.test(link.low) || link.gap !== "" || article.low !== "the") return i;
  for (let k = i + 3; k <= i + 5; k++) {
    const next = wordAt(doc, k + 1);
    if (next.gap !== "" || NOT_ADJECTIVE.has(next.low) || next.quote !== link.quote)
      return wordAt(doc, k).gap === "" ? k : i;
  }
  return i;
};

/** Whether two words may be in one noun phrase: with nothing between them, or with a comma after an adjective. */
const joins = (before: Word, after: Word): boolean =>
  after.gap === "" ||
  after.gap === "-" ||
  (after.gap === "," &&
    !after.capital &&
    (TELLING.has(before.low) ||
      (before.low.length > 4 && /(?:y|ed|ful|ous|ish|less|ive)$/.test(before.low))));

const findPhrases = (doc: Doc, taken: Int8Array): Found[] => {
  const english = doc.language === "en";
  const roles = rolesOf(doc.language);
  const determiners = english ? DETERMINERS : (FOREIGN_DETERMINERS[doc.language] ?? DETERMINERS);
  const speaking = speakingNouns(doc);
  const found: Found[] = [];
  doc.words.forEach((word, i) => {
    if (taken[i] || doc.headings[word.paragraph]) return;
    const singular = english ? singularOf(word.low) : null;
    const head = singular ?? word.low;
    if (!roles.has(head) && !speaking.has(head)) return;
    if (word.form === "God") return;
    const next = wordAt(doc, i + 1);
    if (
      next.gap === "" &&
      next.quote === word.quote &&
      (ROLES.has(next.low) || singularOf(next.low) !== null) &&
      !next.capital
    )
      return;
    if (MODIFIERS.has(head) && isNounAfter(doc, i)) return;
    const telling: string[] = [];
    let first = i;
    let determiner = "";
    for (let k = i - 1; k >= i - 5; k--) {
      const before = wordAt(doc, k);
      if (taken[k] || before.quote !== word.quote || !joins(before, wordAt(doc, k + 1))) break;
      if (determiners.has(before.low)) {
        determiner = before.low;
        first = k;
        break;
      }
      if (before.low === "'s") {
        determiner = "'s";
        first = k + 1;
        break;
      }
      if (
        NOT_ADJECTIVE.has(before.low) ||
        (!english && !/(?:e|en|er|es|em|te)$/.test(before.low)) ||
        SPEECH_VERBS.has(before.low)
      )
        break;
      if (TELLING.has(before.low) || ROLES.has(before.low)) telling.unshift(before.low);
      first = k;
    }
    if (determiner === "" && !(doc.language === "de" && word.quote < 0)) {
      if (
        !(word.quote >= 0 && (ROLES.get(head) ?? "").startsWith("k", 2)) &&
        !(english && word.capital && !word.first)
      )
        return;
      first = i;
      telling.length = 0;
    }
    const end = LOOSE.has(head) ? markBehind(doc, i) : i;
    found.push({
      first,
      last: i,
      head,
      plural: singular !== null,
      telling,
      determiner,
      behind: end > i ? wordAt(doc, end).low : "",
      end,
    });
  });
  return found;
};

/** Adds gender and age by the role noun. */
const describe = (entity: Entity, { head, plural, telling }: Found, language: string): void => {
  const code = rolesOf(language).get(head) ?? "uus";
  entity.head = head;
  entity.plural = plural;
  entity.gender = GENDERS[code.charAt(0)] ?? "unknown";
  entity.age = AGES[code.charAt(1)] ?? "unknown";
  if (telling.includes("old")) entity.age = "old";
  else if (telling.some((word) => /^young/.test(word))) entity.age = "young";
  else if (telling.includes("little") && code.charAt(2) !== "b") entity.age = "child";
};

const CONTRASTS = [
  ["old", "young"],
  ["elder", "younger"],
  ["eldest", "youngest", "second"],
  ["first", "second", "third", "fourth", "other"],
  ["big", "little", "great"],
  ["white", "black", "red", "grey", "green", "blue"],
];

/** The words that distinguish one bearer of a head noun from another. */
const contrasting = (used: ReadonlyMap<string, number>): Set<string> => {
  const kept = new Set<string>();
  for (const group of CONTRASTS) {
    const present = group.filter((word) => used.has(word));
    if (present.length >= 2) for (const word of present) kept.add(word);
  }
  for (const word of used.keys()) if (ROLES.has(word)) kept.add(word);
  return kept;
};

/**
 * Characters without a name ("the fox", "the youngest daughter") and all their mentions. `taken` marks the words of
 * names. A head without distinguishing words refers to the bearer mentioned last.
 */
export const findNominals = (
  doc: Doc,
  taken: Int8Array,
  firstIndex: number,
): { entities: Entity[]; references: Reference[] } => {
  const phrases = findPhrases(doc, taken);
  const used = new Map<string, Map<string, number>>();
  for (const { head, plural, telling } of phrases) {
    const key = `${head}${plural ? "+" : ""}`;
    const words = used.get(key) ?? new Map<string, number>();
    for (const word of telling) words.set(word, (words.get(word) ?? 0) + 1);
    used.set(key, words);
  }
  const keep = new Map([...used].map(([key, words]) => [key, contrasting(words)]));
  const behind = new Map<string, number>();
  for (const phrase of phrases)
    if (phrase.behind !== "")
      behind.set(`${phrase.head} ${phrase.behind}`, (behind.get(`${phrase.head} ${phrase.behind}`) ?? 0) + 1);
  const entities = new Map<string, Entity>();
  const latest = new Map<string, Entity>();
  const references: Reference[] = [];
  for (const phrase of phrases) {
    const base = `${phrase.head}${phrase.plural ? "+" : ""}`;
    const marks = phrase.telling.filter((word) => keep.get(base)?.has(word));
    const marked = (behind.get(`${phrase.head} ${phrase.behind}`) ?? 0) >= LEAST_MARKS;
    if (marked) marks.push(`(${phrase.behind})`);
    const key = [...marks, base].join(" ");
    const fresh = /^(?:an?|another|one)$/.test(phrase.determiner) || FOREIGN_FRESH.has(phrase.determiner);
    let entity = marks.length === 0 && !fresh ? (latest.get(base) ?? entities.get(key)) : entities.get(key);
    if (!entity) {
      entity = newEntity(firstIndex + entities.size, "nominal");
      entities.set(key, entity);
      describe(entity, phrase, doc.language);
      entity.marks = marks.map((mark) => mark.replace(/[()]/g, ""));
    }
    latest.set(base, entity);
    const label = [...phrase.telling, wordAt(doc, phrase.last).low].join(" ");
    entity.forms.set(label, (entity.forms.get(label) ?? 0) + 1);
    entity.count++;
    references.push({
      first: phrase.first,
      from: phrase.first,
      last: marked ? phrase.end : phrase.last,
      kind: "nominal",
      entity,
      own: entity,
      pronoun: null,
      owner: null,
      told: wordAt(doc, phrase.last).quote < 0,
      loose: LOOSE.has(phrase.head) && !phrase.plural && !marked,
      fresh,
    });
  }
  return { entities: [...entities.values()], references };
};
