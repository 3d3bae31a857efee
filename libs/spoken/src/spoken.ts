import { assemble, PAUSE, type Part } from "./assemble.ts";
import { emojiName } from "./emoji/emoji.ts";
import { lexiconOf, lookUp } from "./lexicon.ts";
import { marks, readMark } from "./marks/marks.ts";
import { readingOf } from "./readings.ts";
import { firstOf, type Place } from "./rule.ts";
import { sayableIn } from "./scripts.ts";
import type { LexiconEntry, Options, Piece, Problem, Pronounced, Spoken } from "./types.ts";
import { visibleOf } from "./visible.ts";

/** A longer word is read in parts. The limit keeps the time linear where scripts alternate. */
const letters = /[\p{L}\p{M}]{1,100}(?:['’][\p{L}\p{M}]{1,100}){0,4}/uy;
const letter = /^\p{L}/u;
const digits = /\p{Nd}{1,100}/uy;
const digit = /^\p{Nd}/u;
const inWord = /[\p{L}\p{M}\p{N}]/u;
/** White space, and marks that no rule begins with. They are common, so they are read first. */
const common = /\s{1,1000}|[,;!?]/uy;
const BRITISH = /^en-(?:GB|IE|AU|NZ|ZA|IN)$/i;
const NO_WORDS: readonly never[] = [];

/**
 * The spoken form of a written text: what a voice is to say, piece by piece, with the places in the text. The time
 * grows in proportion to the text.
 */
export function spoken(text: string, options: Options): Spoken {
  const { language, lexicon = NO_WORDS, emoji = "skip", tags = NO_WORDS } = options;
  const visible = visibleOf(text);
  const [base = ""] = language.toLowerCase().split("-");
  const reading = readingOf(base);
  const words = lexiconOf(lexicon);
  const sayable = sayableIn(base);
  const problems: Problem[] = [];
  const parts: Part[] = [];
  const given = new Map<number, string>();
  let looked = 0;
  const source = visible.text;
  let at = 0;
  const add = (end: number, said: string): void => {
    parts.push({ start: at, end, said, exact: source.slice(at, end) === said });
    at = end;
  };
  let tagAt = 0;
  const isTagged = (tag: string): boolean => {
    const written = visible.offsets?.[at] ?? at;
    while ((tags[tagAt]?.end ?? Infinity) <= written) tagAt++;
    const there = tags[tagAt];
    return there !== undefined && there.start <= written && there.tag === tag;
  };
  while (at < source.length) {
    common.lastIndex = at;
    const quick = common.exec(source)?.[0];
    if (quick !== undefined) {
      add(at + quick.length, quick.trim() === "" ? " " : quick);
      continue;
    }
    const place: Place = { text: source, at, british: BRITISH.test(language) };
    const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
    const found =
      words.size > 0 && !inWord.test(source.charAt(at - 1)) ? lookUp(words, source, at, isTagged) : undefined;
    if (found) {
      looked++;
      const said = found.entry.said ?? reading.plain(source.slice(at, found.end));
      if (found.entry.ipa !== undefined) given.set(parts.length, found.entry.ipa);
      else if (!isSayable(found.entry, sayable)) note(problems, at, found.end, "script");
      add(found.end, said);
      continue;
    }
    const own = letter.test(character)
      ? firstOf(reading.words, place)
      : digit.test(character)
        ? firstOf(reading.numbers, place)
        : (firstOf(reading.symbols, place) ?? firstOf(marks, place));
    if (own) {
      add(own.end, own.said);
      continue;
    }
    const run = letter.test(character) ? letters : digits;
    run.lastIndex = at;
    const whole = run.exec(source)?.[0];
    if (whole === undefined) {
      const { said, reason } = readMark(character);
      const named = reason === "emoji" && emoji === "name" ? emojiName(source, at, base) : undefined;
      if (named) {
        add(named.end, PAUSE + named.name);
        continue;
      }
      if (reason) note(problems, at, at + character.length, reason);
      add(at + character.length, said);
    } else {
      const can = sayable?.test(character) ?? true;
      const end = at + (sayable ? partOf(whole, sayable, can) : whole.length);
      if (!can) note(problems, at, end, "script");
      add(end, can ? reading.plain(source.slice(at, end)) : "");
    }
  }
  const pieces = assemble(parts);
  return { ...placed(text, pieces, problems, visible.offsets), pronounced: stretches(pieces, given), looked };
}

/** Whether the voices of the language can say all letters of a respelling. */
const isSayable = ({ said = "" }: LexiconEntry, sayable: RegExp | undefined): boolean =>
  !sayable || [...said].every((each) => sayable.test(each));

/** The places in `said` of the pieces whose sounds are given, by their index. */
function stretches(pieces: readonly Piece[], given: ReadonlyMap<number, string>): Pronounced[] {
  if (given.size === 0) return [];
  const found: Pronounced[] = [];
  let at = 0;
  for (const [index, { said }] of pieces.entries()) {
    const ipa = given.get(index);
    const words = said.trim();
    const start = at + said.length - said.trimStart().length;
    if (ipa !== undefined && words !== "") found.push({ start, end: start + words.length, ipa });
    at += said.length;
  }
  return found;
}

/** The length of the beginning of a word that can be said, or that can not. */
function partOf(whole: string, sayable: RegExp, can: boolean): number {
  let length = 0;
  for (const character of whole) {
    if (sayable.test(character) !== can) break;
    length += character.length;
  }
  return length;
}

/** Adds a problem, or extends the last one when it is of the same kind and ends here. */
function note(problems: Problem[], start: number, end: number, reason: Problem["reason"]): void {
  const last = problems.at(-1);
  if (last && last.end === start && last.reason === reason) problems[problems.length - 1] = { ...last, end };
  else problems.push({ start, end, reason });
}

/** Moves places in the visible text to places in the written text. */
function placed(
  text: string,
  found: readonly Piece[],
  problems: readonly Problem[],
  offsets: readonly number[] | null,
): Pick<Spoken, "said" | "pieces" | "problems"> {
  const said = found.map((piece) => piece.said).join("");
  if (!offsets) return { said, pieces: found, problems };
  const place = (at: number): number => offsets[at] ?? text.length;
  const pieces = found.map((piece) => ({ ...piece, start: place(piece.start), end: place(piece.end) }));
  const first = pieces[0]?.start ?? text.length;
  if (first > 0) pieces.unshift({ start: 0, end: first, said: "", silent: true });
  return {
    said,
    pieces,
    problems: problems.map((one) => ({ ...one, start: place(one.start), end: place(one.end) })),
  };
}
