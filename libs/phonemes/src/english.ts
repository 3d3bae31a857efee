import type { EnglishData } from "./data.ts";
import type { Given } from "./given.ts";
import { givenTokens } from "./given.ts";
import { soundByContext } from "./reading/by-context.ts";
import { createFind, type Find } from "./reading/find.ts";
import { createLexicon } from "./reading/lexicon.ts";
import { type Piece, planWord } from "./reading/plan.ts";
import { AT_THE_END, type Next } from "./reading/reading.ts";
import { nextBefore, speakWord } from "./reading/speak.ts";
import type { Sound } from "./sound.ts";
import { createTagger } from "./tags/tagger.ts";
import { type Tagged, wordClass } from "./tags/word-class.ts";
import { tokenize } from "./tokens/tokenize.ts";
import { groupsOf } from "./words/groups.ts";
import type { Part } from "./words/part.ts";
import { partsOf } from "./words/parts.ts";

/** Guesses the phonemes of words that no lexicon knows, in their order; empty where it cannot. */
export type Spell = (words: readonly string[], british: boolean) => Promise<readonly string[]>;

export interface SoundsOptions {
  readonly british: boolean;
  /** In order of the text, without overlaps. */
  readonly pronounced?: readonly Given[];
  readonly spell: Spell;
}

export interface English {
  /** The words and marks of a text, in order. They cover all of it but white space. */
  sounds(text: string, options: SoundsOptions): Promise<Sound[]>;
  /** The tokens of a text with their word classes, in order. */
  tags(text: string): Tagged[];
  /** Whether a word or name is read without a guess. */
  knows(word: string, british: boolean): boolean;
}

/** A word or mark, with the way to read it. */
interface Planned {
  readonly parts: readonly Part[];
  readonly pieces: readonly Piece[];
}

/** English text to phonemes: split, tag, look up, apply the rules; the rest is guessed by `spell`. */
export function createEnglish(data: EnglishData): English {
  const exceptions = new Map(Object.entries(data.exceptions));
  const tag = createTagger(data.tagger);
  const finds = new Map<boolean, Find>();

  function findIn(british: boolean): Find {
    const find = finds.get(british) ?? createFind(createLexicon(data.lexicon(british)), british);
    finds.set(british, find);
    return find;
  }

  function plan(text: string, british: boolean, pronounced: readonly Given[] = []): Planned[] {
    const find = findIn(british);
    const tokens = givenTokens(text, pronounced, british, (part, offset) =>
      tokenize(part, exceptions, offset),
    );
    const tags = tag(tokens.map((token) => token.text));
    const parts = tokens.flatMap((token, at): Part[] => {
      const tagged = { ...token, tag: tags[at] ?? "NN" };
      const phonemes = token.decided ? undefined : soundByContext(text, token.start, token.end, british);
      if (phonemes) return [{ ...tagged, decided: { phonemes } }];
      return tagged.decided ? [tagged] : partsOf(tagged);
    });
    return groupsOf(parts).map((group) => ({
      parts: group,
      pieces: group[0]?.decided ? [] : planWord(group, find, british),
    }));
  }

  return {
    async sounds(text, { british, pronounced, spell }) {
      const planned = plan(text, british, pronounced);
      const words = [...new Set(planned.flatMap(unknownWords))];
      const spelled = words.length > 0 ? await spell(words, british) : [];
      return speakAll(planned, new Map(words.map((word, at) => [word, spelled[at] ?? ""])));
    },
    tags(text) {
      const tokens = tokenize(text, exceptions);
      const tags = tag(tokens.map((token) => token.text));
      return tokens.map(({ start, end }, at) => ({ start, end, tag: wordClass(tags[at] ?? "") }));
    },
    knows: (word, british) => !plan(word, british).some((each) => unknownWords(each).length > 0),
  };
}

const unknownWords = ({ pieces }: Planned): readonly string[] =>
  pieces.flatMap(({ unknown }) => unknown?.words ?? []);

/** From the last word to the first, since each one's weak form hangs on what comes next. */
function speakAll(planned: readonly Planned[], guesses: ReadonlyMap<string, string>): Sound[] {
  let next: Next = AT_THE_END;
  const sounds = planned.toReversed().map(({ parts, pieces }): Sound => {
    const [first] = parts;
    const last = parts.at(-1);
    if (!first || !last) throw new RangeError("A word has no parts.");
    const place = { start: first.start, end: last.end, spaced: last.spaced };
    if (first.decided) {
      next = nextBefore(first.decided.phonemes, first.text, next);
      return { ...place, ...first.decided };
    }
    const word = speakWord(pieces, guesses, next);
    next = word.next;
    const unsaid = pieces.map(({ unknown }) => unknown?.unsaid(guesses) ?? "").join("");
    const guessed = pieces.some(({ unknown }) => unknown !== undefined && unknown.words.length > 0);
    return { ...place, phonemes: word.phonemes, ...(guessed && { guessed }), ...(unsaid && { unsaid }) };
  });
  return sounds.toReversed();
}
