/** A person speaks 120 to 200 words a minute. Beyond these bounds words are missing, or something else is heard. */
const BOUNDS = { fewest: 55, most: 420 };
/** A pause that a voice makes by itself, in seconds. It matters in a line of two words. */
const SLACK_SECONDS = 1.5;
/** Letters of a word, where words are long or are not parted by spaces. */
const LETTERS = { spaced: 9, unspaced: 1.7 };
const UNSPACED = /^(?:zh|ja|th|lo|km|my|yue)(?:-|$)/;

/** The least and the most seconds that a text may take at a rate; a rate of 2 is twice as fast. */
export function secondsFor(text: string, language: string, rate: number): { least: number; most: number } {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const written = text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
  // Digits and capitals may be spelled: "1984" and "BBC" are one word each, or several.
  const spelled = text.match(/\p{N}|(?<=\p{Lu})\p{Lu}/gu)?.length ?? 0;
  const words = UNSPACED.test(language) ? letters / LETTERS.unspaced : written.length;
  const many = Math.max(words, letters / LETTERS.spaced) + spelled;
  // Few words are spoken as fast as one likes: "Oh no!" lasts a third of a second.
  const least = words < 3 ? 0.05 * words : (words * 60) / (BOUNDS.most * rate);
  return { least, most: (many * 60) / (BOUNDS.fewest * rate) + SLACK_SECONDS / rate };
}
