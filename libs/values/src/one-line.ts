import { z } from "zod";

/**
 * Characters that are not allowed in a title or name. These are line breaks and other control characters, marks that
 * change the direction of the surrounding text, and invisible characters. Joiners (U+200C, U+200D) are allowed, since
 * Persian, Hindi and emoji need them. So are the direction marks that affect no other text (U+200E, U+200F, U+061C).
 */
const hidden = String.raw`\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064\ufeff\ufff9-\ufffb`;
/** A visible text contains at least one letter, number, punctuation mark or symbol. */
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** The pattern that the API reference shows of each title and name. */
export const oneLinePattern = new RegExp(`^[^${hidden}]*$`, "u");
const anyHidden = new RegExp(`[${hidden}]+`, "gu");

/** A title, a name, or any other text that is shown on one line: trimmed, 1 to `longest` UTF-16 code units. */
export const oneLine = (longest: number, { missing = "Give a name." }: { missing?: string } = {}) =>
  z
    .string()
    .trim()
    .min(1, { error: missing })
    .max(longest, { error: `Give at most ${longest} characters.` })
    .regex(oneLinePattern, { error: "Leave out line breaks and other control characters." })
    .refine((text) => visible.test(text), { error: missing, abort: true });

/** Makes any text fit `oneLine`: replaces characters that are not allowed by a space. */
export const toOneLine = (text: string): string => text.replace(anyHidden, " ").trim();
