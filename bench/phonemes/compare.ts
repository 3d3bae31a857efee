import type { Sound } from "@storytelling/phonemes";

/** A word of the peer. */
export interface PeerToken {
  readonly text: string;
  readonly phonemes: string;
  readonly guessed: boolean;
}

/** A word that differs, or that only the peer has (`ours` undefined). */
export interface Difference {
  readonly word: string;
  readonly peer: string;
  readonly ours: string | undefined;
  readonly kind: string;
}

const KINDS: readonly [
  name: string,
  fits: (word: string, peer: PeerToken, ours: Sound | undefined) => boolean,
][] = [
  ["other boundaries of the word", (_word, _peer, ours) => !ours],
  ["letters with accents: ours looks them up without", (word) => /[^\p{ASCII}‘’]/u.test(word)],
  [
    "a compound with an unknown part: the peer guesses all of it, ours that part",
    (word, { guessed }) => guessed && word.includes("-"),
  ],
  [
    "an unknown word with an apostrophe: the peer guesses all of it, ours adds the ending by rule",
    (word, { guessed }) => guessed && word.includes("'"),
  ],
  ["a second sound by the words beside it", (word) => /^(?:lead|row|bows?|Polish|bass)$/i.test(word)],
  ["a sound or a stretched word", (word) => /(\p{L})\1{2}|^(?:s+h+|p+s+t+|t+s+k+|h+m+)$/iu.test(word)],
  ["another guess of the network", (_word, { guessed }, ours) => guessed && ours?.guessed === true],
  ["a weak form before one of these", (word) => /^(?:a|am|an|by|in|the|to|used)$/i.test(word)],
];

/** Compares a text's words by place and phonemes. Marks are left out. */
export function compare(
  text: string,
  tokens: readonly PeerToken[],
  sounds: readonly Sound[],
): { words: number; differences: Difference[] } {
  const byPlace = new Map(sounds.map((sound) => [`${sound.start} ${sound.end}`, sound]));
  const differences: Difference[] = [];
  let words = 0;
  let from = 0;
  for (const token of tokens) {
    const start = text.indexOf(token.text, from);
    from = start + token.text.length;
    if (!/[\p{L}\p{N}]/u.test(token.text)) continue;
    words += 1;
    const ours = byPlace.get(`${start} ${from}`);
    if (ours?.phonemes === token.phonemes) continue;
    const kind = KINDS.find(([, fits]) => fits(token.text, token, ours))?.[0] ?? "not explained";
    differences.push({ word: token.text, peer: token.phonemes, ours: ours?.phonemes, kind });
  }
  return { words, differences };
}
