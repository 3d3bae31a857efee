import { kokoroPhonemes } from "./ipa/kokoro-phonemes.ts";
import { addS } from "./reading/endings.ts";
import type { Token } from "./tokens/token.ts";
import type { Decided } from "./words/part.ts";

/** A stretch of a text (UTF-16 offsets, end exclusive) with its sounds in IPA. */
export interface Given {
  readonly start: number;
  readonly end: number;
  readonly ipa: string;
}

type GivenToken = Token & { readonly decided?: Decided };

const POSSESSIVE = /^['’]s(?![\p{L}\p{N}])/iu;

/** One word of a stretch. A possessive after it is read with it. */
function wordOf(text: string, { start, end, ipa }: Given, british: boolean): GivenToken {
  const { phonemes, unmapped } = kokoroPhonemes(ipa, british);
  const possessive = POSSESSIVE.exec(text.slice(end, end + 3))?.[0] ?? "";
  const whole = end + possessive.length;
  return {
    text: text.slice(start, whole),
    start,
    end: whole,
    spaced: /\s/u.test(text.charAt(whole)),
    decided: {
      phonemes: (possessive && addS(phonemes, british)) || phonemes,
      ...(unmapped && { unsaid: unmapped }),
    },
  };
}

/** The words of a stretch, each with its own part of the IPA where both have as many words. */
function wordsOf(text: string, { start, end, ipa }: Given, british: boolean): GivenToken[] {
  const written = [...text.slice(start, end).matchAll(/\S+/gu)];
  const sounds = ipa.trim().split(/\s+/u);
  const places = written.map((word) => ({
    start: start + word.index,
    end: start + word.index + word[0].length,
  }));
  const [first] = places;
  const last = places.at(-1);
  if (!first || !last) return [];
  if (places.length !== sounds.length)
    return [wordOf(text, { start: first.start, end: last.end, ipa }, british)];
  return places.map((place, at) => wordOf(text, { ...place, ipa: sounds[at] ?? "" }, british));
}

/**
 * A text's tokens, where given stretches are whole tokens that are decided. A stretch that begins inside another, or
 * whose IPA has no sound at all, is left out.
 */
export function givenTokens(
  text: string,
  pronounced: readonly Given[],
  british: boolean,
  tokenize: (part: string, offset: number) => Token[],
): GivenToken[] {
  const tokens: GivenToken[][] = [];
  let from = 0;
  for (const given of pronounced) {
    if (given.start < from || given.end <= given.start || given.end > text.length) continue;
    const words = wordsOf(text, given, british);
    if (!words.some(({ decided }) => decided?.phonemes)) continue;
    tokens.push(tokenize(text.slice(from, given.start), from), words);
    from = words.at(-1)?.end ?? given.end;
  }
  tokens.push(tokenize(text.slice(from), from));
  return tokens.flat();
}
