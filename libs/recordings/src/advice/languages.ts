/** The languages in which people are advised about their recordings. */
export const adviceLanguages = ["en", "de", "fr", "es", "ar"] as const;
export type AdviceLanguage = (typeof adviceLanguages)[number];

/** The language of a tag such as "de-AT" if there is advice in it, else English. */
export const adviceLanguageOf = (tag: string): AdviceLanguage => {
  const base = tag.toLowerCase().split("-", 1)[0];
  return adviceLanguages.find((language) => language === base) ?? "en";
};
