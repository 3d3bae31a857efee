import type { LetterLanguage } from "./preferences.ts";

/** What an answer to an SMS asks for, and in which language. */
export interface SmsWish {
  readonly wish: "stop" | "start";
  readonly language: LetterLanguage;
}

const words: Readonly<Record<SmsWish["wish"], Partial<Record<LetterLanguage, readonly string[]>>>> = {
  stop: {
    en: ["stop", "stopall", "unsubscribe", "cancel", "end", "quit", "optout", "revoke"],
    de: ["stopp", "abmelden", "ende"],
    fr: ["arret", "arreter", "desabonner"],
    es: ["baja", "alto", "parar", "cancelar"],
    ar: ["قف", "توقف", "الغاء", "ايقاف"],
  },
  start: {
    en: ["start", "unstop", "yes"],
    de: ["anmelden", "ja"],
    fr: ["demarrer", "oui"],
    es: ["alta", "si"],
    ar: ["ابدا", "نعم"],
  },
};

/** Without accents, marks, spaces and capitals: "Arrêt !" is "arret", "STOP ALL" is "stopall". */
const plain = (text: string): string =>
  text
    .slice(0, 100)
    .normalize("NFKD")
    .replaceAll(/[^\p{L}]/gu, "")
    .toLowerCase();

const wishes: ReadonlyMap<string, SmsWish> = new Map(
  (["stop", "start"] as const).flatMap((wish) =>
    Object.entries(words[wish]).flatMap(([language, list]) =>
      list.map((word) => [plain(word), { wish, language: language as LetterLanguage }] as const),
    ),
  ),
);

/** What a person wants who answered with this text; null unless the whole text is one of the words. */
export const smsWishOf = (text: string): SmsWish | null => wishes.get(plain(text)) ?? null;
