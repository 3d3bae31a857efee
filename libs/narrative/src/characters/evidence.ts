import { FOREIGN_DETERMINERS } from "../data/foreign-roles.ts";
import { FOREIGN_SPEECH_VERBS } from "../data/languages.ts";
import { NOT_PERSONS, PLACE_TAILS } from "../data/places.ts";
import { ROLES } from "../data/roles.ts";
import { HUMAN_VERBS, SPEECH_VERBS } from "../data/speech-verbs.ts";
import { wordSet } from "../data/words.ts";
import { type Doc, wordAt } from "../text/document.ts";
import { type Casing, type Chunk, isGivenName, TITLES_ALONE } from "./chunks.ts";

/**
 * The features that distinguish a person's name from other names, counted for one form of name. Their order is that of
 * the model's weights.
 */
export const EVIDENCE = [
  "always",
  "title",
  "saint",
  "single",
  "long",
  "given",
  "givenFull",
  "initial",
  "placeTail",
  "notPerson",
  "placeEnding",
  "people",
  "small",
  "smallShare",
  "onlyHeads",
  "speechAfter",
  "speechBefore",
  "humanVerb",
  "adverbSpeech",
  "possessive",
  "who",
  "vocative",
  "epithet",
  "role",
  "the",
  "theSpeech",
  "article",
  "inside",
  "at",
  "to",
  "of",
  "reflexive",
  "apposition",
  "modifier",
  "often",
  "quoted",
  "sharesTitle",
  "sharesGiven",
  "capitals",
  "coordinated",
  "isRole",
  "listed",
  "theOften",
  "kinTitle",
  "placeOften",
  "tagged",
] as const;

const EPITHETS = wordSet("poor old little dear young dearest good honest late lovely named called");
const INSIDE = wordSet(
  "in near into throughout around through within across beyond behind outside towards toward past round leaving left reached entered",
);
const verb = (low: string): boolean => SPEECH_VERBS.has(low) || FOREIGN_SPEECH_VERBS.has(low);
const FUNCTION = wordSet(
  "of and or in on at to from with for by as but that which who if than when where while because so nor not is was are were had has have did does do would could should will shall may might must can the a an his her my your their its this these those all no one two it he she they we you i be been there here then now also too only never always ever still again just even",
);

type Sums = Record<(typeof EVIDENCE)[number], number>;

const NONE: ReadonlySet<string> = new Set();
const articlesOf = (language: string): ReadonlySet<string> =>
  language === "en" ? NONE : (FOREIGN_DETERMINERS[language] ?? NONE);

const mention = (doc: Doc, { first, last }: Chunk, add: (name: keyof Sums) => void): void => {
  const before = wordAt(doc, first - 1);
  const start = wordAt(doc, first);
  const end = wordAt(doc, last);
  const after = wordAt(doc, last + 1);
  const near = start.gap === "" && before.quote === start.quote && !start.first;
  const close = after.gap === "" && after.quote === end.quote;
  if (close && verb(after.low)) add("speechAfter");
  else if (close && HUMAN_VERBS.has(after.low)) add("humanVerb");
  else if (close && /[a-z]ly$/.test(after.low) && verb(wordAt(doc, last + 2).low)) add("adverbSpeech");
  if (close && after.low === "'s") add("possessive");
  if (close && /^(?:himself|herself)$/.test(after.low)) add("reflexive");
  if (after.gap === "," && /^(?:who|whom|whose)$/.test(after.low)) add("who");
  if (after.gap === "," && (ROLES.has(after.low) || ROLES.has(wordAt(doc, last + 2).low))) add("apposition");
  if (start.quote >= 0 && /[,."]/.test(start.gap) && /[,.";]/.test(after.gap)) add("vocative");
  else if (start.gap === "," && after.gap === ",") add("listed");
  if (near && after.low === "and" && wordAt(doc, last + 2).capital) add("coordinated");
  const tags =
    start.quote < 0 &&
    ((close && verb(after.low) && before.quote >= 0 && before.paragraph === start.paragraph) ||
      (start.gap === "" && verb(before.low) && before.quote < 0 && wordAt(doc, first - 2).quote >= 0));
  if (tags) add("tagged");
  const the = near && (before.low === "the" || articlesOf(doc.language).has(before.low));
  if (the) add("the");
  if (the && verb(wordAt(doc, first - 2).low) && wordAt(doc, first - 3).quote >= 0) add("theSpeech");
  const noun =
    close &&
    !after.capital &&
    !FUNCTION.has(after.low) &&
    !verb(after.low) &&
    !HUMAN_VERBS.has(after.low) &&
    after.low !== "'s" &&
    !/(?:ed|ly|ing)$/.test(after.low);
  if (noun && (the || /^(?:an?|this|his|her|their|my|our)$/.test(before.low) || near)) add("modifier");
  if (!near) return;
  if (verb(before.low) && before.paragraph === start.paragraph && before.quote < 0) add("speechBefore");
  if (EPITHETS.has(before.low)) add("epithet");
  else if (ROLES.has(before.low) && !before.capital) add("role");
  if (/^(?:an?|this|these|those|that|each|every)$/.test(before.low)) add("article");
  if (INSIDE.has(before.low)) add("inside");
  else if (/^(?:at|from|on|upon|via)$/.test(before.low)) add("at");
  else if (before.low === "to") add("to");
  else if (before.low === "of") add("of");
};

/** The evidence on each form of name by its key: rates over its mentions, and features of its own words. */
export const gatherEvidence = (doc: Doc, casing: Casing, chunks: readonly Chunk[]): Map<string, number[]> => {
  const counts = new Map<string, { chunk: Chunk; n: number; sums: Sums }>();
  const titled = new Set<string>();
  const full = new Set<string>();
  for (const chunk of chunks) {
    const { core, honorifics } = chunk;
    let seen = counts.get(chunk.key);
    if (!seen) {
      seen = { chunk, n: 0, sums: Object.fromEntries(EVIDENCE.map((name) => [name, 0])) as Sums };
      counts.set(chunk.key, seen);
    }
    seen.n++;
    const { sums } = seen;
    mention(doc, chunk, (name) => sums[name]++);
    if (wordAt(doc, chunk.first).quote >= 0) sums.quoted++;
    const form = wordAt(doc, chunk.last).form;
    if (form.length > 1 && form === form.toUpperCase()) sums.capitals++;
    if (honorifics.length > 0 && !/^(?:st|saint)$/.test(honorifics[0] ?? ""))
      for (const word of core) titled.add(word);
    if (core.length > 1 && isGivenName(core[0] ?? "") && !PLACE_TAILS.has(core.at(-1) ?? ""))
      for (const word of core) full.add(word);
  }
  const evidence = new Map<string, number[]>();
  for (const [key, { chunk, n, sums }] of counts) {
    const { core, honorifics } = chunk;
    const head = core[0] ?? "";
    const tail = core.at(-1) ?? "";
    const flag = (yes: boolean): number => (yes ? 1 : 0);
    const saint = /^(?:st|saint)$/.test(honorifics[0] ?? "");
    const called = core.length === 2 && isGivenName(tail) && !isGivenName(head) && casing.small.has(head);
    const telling = called ? tail : head;
    const small = casing.small.get(telling) ?? 0;
    const large = casing.large.get(telling) ?? 0;
    const own: Partial<Sums> = {
      always: 1,
      title: flag((honorifics.length > 0 && !saint) || (core.length === 1 && TITLES_ALONE.has(head))),
      saint: flag(saint),
      kinTitle: flag(
        /^(?:uncle|aunt|cousin|brother|sister|father|mother|old|baby|king|queen|prince|princess)$/.test(
          honorifics.at(-1) ?? "",
        ),
      ),
      single: flag(core.length === 1),
      long: flag(core.length > 2),
      given: flag(isGivenName(telling)),
      givenFull: flag(isGivenName(head) && core.length > 1),
      initial: flag(core.length > 1 && /^\p{L}\.?$/u.test(head)),
      placeTail: flag(core.length > 1 && PLACE_TAILS.has(tail)),
      notPerson: flag(core.some((word) => NOT_PERSONS.has(word))),
      placeEnding: flag(
        /(?:shire|ton|ham|burgh|ville|borough|land|ford|bury|mouth|stead|chester|ia|wood|field|port|stan|grad|dale|worth|don)$/.test(
          tail,
        ),
      ),
      people: flag(core.length === 1 && /(?:ish|ian|ans|ism|ese|ists?|men)$/.test(tail)),
      small: Math.min(1, (5 * small) / (small + large + 0.01)),
      smallShare: small / (small + large + 1),
      onlyHeads: flag(large === 0),
      often: Math.log(Math.min(n, 8)),
      theOften: Math.log(Math.min(n, 8)) * (sums.the / n),
      placeOften: Math.log(Math.min(n, 8)) * ((sums.inside + sums.at + sums.to) / n),
      sharesTitle: flag(core.some((word) => titled.has(word))),
      sharesGiven: flag(core.some((word) => full.has(word))),
      isRole: flag(ROLES.has(head)),
    };
    evidence.set(
      key,
      EVIDENCE.map((name) => own[name] ?? sums[name] / n),
    );
  }
  return evidence;
};
