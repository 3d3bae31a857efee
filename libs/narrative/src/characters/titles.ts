import { wordSet } from "../data/words.ts";

/** Kinds of titles; one person has titles of one kind only. */
const KINDS = [
  wordSet(
    "mr mister monsieur herr señor signor squire dr doctor prof professor rev reverend inspector detective judge mayor president senator governor",
  ),
  wordSet("sir lord duke earl count baron marquis viscount king prince emperor"),
  wordSet("capt captain"),
  wordSet("col colonel"),
  wordSet("maj major"),
  wordSet("gen general"),
  wordSet("lieut lieutenant lt ensign"),
  wordSet("sgt sergeant corporal"),
  wordSet("admiral commodore commander"),
  wordSet("mrs lady madame mme señora signora frau duchess countess baroness marchioness queen"),
  wordSet("miss mademoiselle mlle fräulein señorita signorina"),
];

const kindsOf = (titles: Iterable<string>): Set<number> => {
  const kinds = new Set<number>();
  for (const title of titles) for (const [i, kind] of KINDS.entries()) if (kind.has(title)) kinds.add(i);
  return kinds;
};

/**
 * Whether one person may have all the titles: a sir is not a mister, a captain not a general, a miss not a mistress.
 */
export const compatibleTitles = (a: Iterable<string>, b: Iterable<string>): boolean => {
  const own = kindsOf(a);
  const other = kindsOf(b);
  if (own.size === 0 || other.size === 0) return true;
  return [...other].some((kind) => own.has(kind));
};
