import { z } from "zod";

/** A language as a two- or three-letter ISO 639 code in lower case, such as "en" or "de". */
export const Language = z
  .string()
  .regex(/^[a-z]{2,3}$/, { error: "Give a language code of two or three small letters, such as en." });
export type Language = z.infer<typeof Language>;

/**
 * A language with its script and region where they matter, by BCP 47 in its usual spelling: "en", "en-GB", "zh-Hant",
 * "es-419".
 */
export const LanguageTag = z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/, {
  error: "Give a language code, such as en, or a language and a region, such as en-GB.",
});
export type LanguageTag = z.infer<typeof LanguageTag>;

/** The language of a tag without its script and region: "en" of "en-GB". */
export const baseOf = (tag: string): string => tag.split("-", 1)[0] ?? tag;

/** The usual spelling of a tag that a file or a browser gives: "en-GB" of "EN_gb"; null when it is no language tag. */
export function languageTagOf(text: string): string | null {
  const [language = "", ...subtags] = text.trim().split(/[-_]/);
  const script = subtags.find((subtag) => /^[a-z]{4}$/i.test(subtag));
  const region = subtags.find((subtag) => /^(?:[a-z]{2}|\d{3})$/i.test(subtag));
  const spelled = [
    language.toLowerCase(),
    script && script.charAt(0).toUpperCase() + script.slice(1).toLowerCase(),
    region?.toUpperCase(),
  ];
  const tag = spelled.filter(Boolean).join("-");
  return LanguageTag.safeParse(tag).success ? tag : null;
}

const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

/** True for a language tag whose language exists, by the Unicode CLDR; false for any other string. */
export const isKnownLanguage = (tag: string): boolean =>
  LanguageTag.safeParse(tag).success && names.of(baseOf(tag)) !== undefined;
