import { z } from "zod";
import { Topic, Way } from "./ways.ts";

/** The languages that letters are written in. */
export const LetterLanguage = z.enum(["en", "de", "fr", "es", "ar"]);
export type LetterLanguage = z.infer<typeof LetterLanguage>;

/** The language of letters for a tag such as "de-AT"; null when none fits. */
export function letterLanguageOf(tag: string | null | undefined): LetterLanguage | null {
  const parsed = LetterLanguage.safeParse(tag?.toLowerCase().split("-")[0]);
  return parsed.success ? parsed.data : null;
}

/** Whether this runtime knows an IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A time of day, in minutes after midnight. */
export interface QuietHours {
  readonly from: number;
  readonly until: number;
}

/** How a person wants to be told. */
export interface Preferences {
  /** Null: not chosen, so letters are in the language that we know of them, else in English. */
  readonly language: LetterLanguage | null;
  readonly timeZone: string;
  readonly quiet: QuietHours | null;
  readonly digest: "off" | "daily";
  readonly digestHour: number;
  readonly ways: Partial<Record<Topic, readonly Way[]>>;
}

/** The preferences of a person who has chosen none. */
export const unchosen: Preferences = {
  language: null,
  timeZone: "UTC",
  quiet: null,
  digest: "daily",
  digestHour: 8,
  ways: {},
};

/** Reads the ways that were stored as JSON. */
export const Ways = z.partialRecord(Topic, z.array(Way).max(4));
