import { wordSet } from "./words.ts";

/** Titles of men before a name, in lower case without the dot. */
export const MALE_HONORIFICS = wordSet(`mr mister master sir lord monsieur m mons herr señor signor don squire
  brother uncle father king prince duke count baron rev reverend friar grandfather grandpa earl marquis marquess viscount
  emperor sultan rajah fray père frère signore mynheer messrs brer rabbi dom abbé goodman gaffer`);

/** Titles of women before a name. */
export const FEMALE_HONORIFICS =
  wordSet(`mrs miss misses mesdames ms mistress madam madame mme mlle mademoiselle lady dame frau fräulein
  señora señorita signora signorina sister aunt mother queen princess duchess countess baroness marchioness viscountess
  empress granny grandmother grandma auntie aunty nurse mère goody donna missis widow nanny gammer goodwife`);

/** Titles before a name that both men and women have. */
export const NEUTRAL_HONORIFICS =
  wordSet(`dr doctor prof professor capt captain cap col colonel maj major gen general lieut
  lieutenant lt sgt sergeant corporal inspector detective constable judge justice president governor mayor senator cousin
  saint st commander admiral commodore ensign deacon parson bishop archbishop cardinal pope chief sheriff officer private
  chancellor minister secretary superintendent dean canon vicar pastor elder comrade citizen alderman councillor marshal old baby`);

/** Abbreviations of titles; their dot does not end a sentence. */
export const DOTTED_TITLES =
  wordSet(`mr mrs ms dr prof rev capt col maj gen lieut lt sgt st mme mlle messrs hon sr jr esq
  mons gov sen rep pres supt insp cpl pvt cmdr adm`);

/** Titles that only one bearer of a family name has, so that they distinguish two bearers. */
export const isHonorific = (word: string): boolean =>
  MALE_HONORIFICS.has(word) || FEMALE_HONORIFICS.has(word) || NEUTRAL_HONORIFICS.has(word);
