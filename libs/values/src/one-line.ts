import { z } from "zod";

/**
 * What no title or name holds: line breaks and other control characters; marks that turn the direction of the text
 * around them; what cannot be seen. Joiners (U+200C, U+200D) stay, since Persian, Hindi and emoji are written with them,
 * and so do the marks of direction that turn nothing (U+200E, U+200F, U+061C).
 */
const hidden = String.raw`\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064\ufeff\ufff9-\ufffb`;
/** Without a letter, number, mark of punctuation or symbol there is nothing to see. */
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** The pattern that the API reference shows of each title and name. */
export const oneLinePattern = new RegExp(`^[^${hidden}]*$`, "u");
const anyHidden = new RegExp(`[${hidden}]+`, "gu");

/** A title, name, or what else stands on one line beside others' words: trimmed, 1 to `longest` UTF-16 code units. */
export const oneLine = (longest: number, { missing = "Give a name." }: { missing?: string } = {}) =>
  z
    .string()
    .trim()
    .min(1, { error: missing })
    .max(longest, { error: `Give at most ${longest} characters.` })
    .regex(oneLinePattern, { error: "Leave out line breaks and other control characters." })
    .refine((text) => visible.test(text), { error: missing, abort: true });

/** Text from elsewhere as `oneLine` takes it: a space for what it does not. */
export const toOneLine = (text: string): string => text.replace(anyHidden, " ").trim();
