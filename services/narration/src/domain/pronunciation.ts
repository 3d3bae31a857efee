import type { LexiconEntry } from "@storytelling/spoken";
import { type Fault, Refusal } from "@storytelling/values";
import { bareIpa, ipaFault } from "./ipa.ts";

/** How an owner wants a word or phrase to be said: by a respelling, by IPA, or both. */
export interface Reading extends LexiconEntry {
  readonly exactCase: boolean;
  readonly partOfSpeech?: PartOfSpeech;
}

/** `past` is a verb in the past or a participle: "read" as in "she read it". */
export const partsOfSpeech = ["noun", "name", "verb", "past", "adjective", "adverb"] as const;
export type PartOfSpeech = (typeof partsOfSpeech)[number];

/** An entry as it is sent. */
export type Sent = Omit<LexiconEntry, "partOfSpeech"> & Pick<Reading, "partOfSpeech">;

/** An entry of a list. */
export interface Pronunciation extends Reading {
  readonly id: string;
}

/** How many entries a list may have, and how long their texts may be, in UTF-16 units. */
export const MOST = { entries: 10_000, written: 200, said: 400, ipa: 400 };
/** How many faults one answer names. */
const MOST_FAULTS = 100;

const invisible = /[\u00ad\u200b\u200e\u200f\u2060\ufeff]/gu;
const control = /\p{Cc}|\p{Cs}|\p{Cn}/u;
const sound = /[\p{L}\p{N}]/u;

/** An entry as it is kept: without invisible characters, spaces at the ends, and the slashes around IPA. */
export function tidied({ written, said, ipa, exactCase, partOfSpeech }: Sent): Reading {
  const plain = (text: string): string => text.replace(invisible, "").replace(/ +/g, " ").trim();
  return {
    written: plain(written),
    ...(said === undefined ? {} : { said: plain(said) }),
    ...(ipa === undefined ? {} : { ipa: bareIpa(plain(ipa)) }),
    exactCase: exactCase ?? false,
    ...(partOfSpeech === undefined ? {} : { partOfSpeech }),
  };
}

/** What is wrong with a tidied entry; `field` is where it stands in the request, such as `body.items.3`. */
export function faultsOf({ written, said, ipa, partOfSpeech }: Reading, field: string): Fault[] {
  const faults: Fault[] = [];
  const find = (name: string, message: string | null): void => {
    if (message !== null) faults.push({ field: `${field}.${name}`, message });
  };
  find("written", writtenFault(written));
  if (partOfSpeech !== undefined && /\s/.test(written))
    find("partOfSpeech", "A part of speech is that of one word. Leave it out for a phrase.");
  if (said === undefined && ipa === undefined)
    find("said", "Say how it sounds: give a respelling in `said`, or its sounds in `ipa`.");
  if (said !== undefined) find("said", saidFault(said));
  if (ipa !== undefined) find("ipa", controlFault(ipa) ?? tooLong(ipa, MOST.ipa) ?? ipaFault(ipa));
  return faults;
}

function writtenFault(written: string): string | null {
  if (written === "") return "Give the word or phrase as the story writes it.";
  if (!/[\p{L}\p{N}\p{S}]/u.test(written) || /^[,;!?]/.test(written))
    return "Begin with a letter, a digit or a sign. Punctuation marks alone are not words.";
  return controlFault(written) ?? tooLong(written, MOST.written);
}

function saidFault(said: string): string | null {
  if (said === "") return "Give what is said instead, or leave `said` out.";
  if (!sound.test(said)) return "This has nothing to say. Give letters or digits.";
  return controlFault(said) ?? tooLong(said, MOST.said);
}

function controlFault(text: string): string | null {
  const at = [...text].findIndex((character) => control.test(character));
  return at < 0 ? null : `Character ${at + 1} is a control character or damaged. Leave it out.`;
}

const tooLong = (text: string, most: number): string | null =>
  text.length > most ? `Use at most ${most} characters. This has ${text.length}.` : null;

/** Which entries of a list stand for the same words. */
export const keyOf = ({ written, exactCase, partOfSpeech }: Reading): string => {
  const words = `${partOfSpeech ?? "any"} ${written.replaceAll("’", "'")}`;
  return exactCase ? `= ${words}` : `~ ${words.toLowerCase()}`;
};

const isSameReading = (one: Reading, other: Reading): boolean =>
  one.said === other.said && one.ipa === other.ipa;

/**
 * Puts an entry into a list, behind the others or in the place of the one with its id.
 * @throws Refusal `pronunciations-invalid` when another entry is for the same words, or the list is full
 */
export function withEntry(list: readonly Pronunciation[], entry: Pronunciation): Pronunciation[] {
  const twin = list.find((other) => other.id !== entry.id && keyOf(other) === keyOf(entry));
  if (twin) {
    refuse([
      {
        field: "body.written",
        message: `The list has an entry for “${twin.written}” already. Change that one, or delete it first.`,
      },
    ]);
  }
  const at = list.findIndex(({ id }) => id === entry.id);
  if (at >= 0) return list.with(at, entry);
  if (list.length >= MOST.entries) {
    const message = `A list has at most ${MOST.entries.toLocaleString("en")} entries. Delete some first.`;
    refuse([{ field: "body", message }]);
  }
  return [...list, entry];
}

/** A list without entries that say the same twice, and the faults of those that contradict an earlier one. */
export function distinct(entries: readonly Reading[]): { entries: Reading[]; faults: Fault[] } {
  const first = new Map<string, number>();
  const faults: Fault[] = [];
  const kept = entries.filter((entry, at) => {
    const key = keyOf(entry);
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, at);
      return true;
    }
    const earlier = entries[before];
    if (earlier && !isSameReading(earlier, entry)) {
      const message = `“${entry.written}” is said in another way by body.items.${before}. Keep one of them.`;
      faults.push({ field: `body.items.${at}.written`, message });
    }
    return false;
  });
  return { entries: kept, faults };
}

/** @throws Refusal `pronunciations-invalid` that names the faults, when there are any */
export function refuse(faults: readonly Fault[]): void {
  const [first] = faults;
  if (!first) return;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : "";
  throw new Refusal("invalid", "pronunciations-invalid", `${first.field}: ${first.message}${more}`, {
    faults: faults.slice(0, MOST_FAULTS),
  });
}

/**
 * The lexicon of a story: its own entries come before the user's. In each list those for a part of speech come first, then
 * those for an exact spelling.
 */
export const lexiconFrom = (story: readonly Reading[], user: readonly Reading[]): Reading[] => [
  ...narrowFirst(story),
  ...narrowFirst(user),
];

const narrowFirst = (list: readonly Reading[]): Reading[] =>
  list.toSorted((one, other) => narrowness(other) - narrowness(one));

const narrowness = ({ partOfSpeech, exactCase }: Reading): number =>
  (partOfSpeech === undefined ? 0 : 2) + (exactCase ? 1 : 0);
