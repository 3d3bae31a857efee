import { Refusal } from "@storytelling/values";
import { z } from "zod";
import type { SessionLine } from "./lines.ts";

const line = z.coerce.number().int().min(0).max(2_000_000_000);

/** Which lines a recording holds: one, or those asked of the participant from one to another. */
export const VoiceFields = z
  .object({
    line: line.optional(),
    from: line.optional(),
    to: line.optional(),
    revision: z.coerce.number().int().positive(),
    consentId: z.uuid(),
    sha256: z
      .string()
      .regex(/^[0-9a-fA-F]{64}$/, "Give 64 hexadecimal digits.")
      .transform((hash) => hash.toLowerCase())
      .optional(),
  })
  .refine(({ line: one, from, to }) => (one === undefined) !== (from === undefined && to === undefined), {
    message: "Give line, or from and to.",
    path: ["line"],
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined) && (from ?? 0) <= (to ?? 0), {
    message: "Give both from and to, in order.",
    path: ["to"],
  });
export type VoiceFields = z.infer<typeof VoiceFields>;

const mostLines = 200;

/**
 * The lines that a recording holds, of those that the participant is asked for.
 * @throws Refusal `line-changed`, `line-gone`, `too-many-lines`
 */
export function wantedLines(
  asked: readonly SessionLine[],
  revision: number,
  { line: one, from = one, to = one, revision: shown }: VoiceFields,
): SessionLine[] {
  if (shown !== revision) {
    const message = "The story was changed meanwhile. Load the lines again; your recording stays with you.";
    throw refusal("line-changed", "revision", message);
  }
  const found = asked.filter((each) => each.line >= (from ?? 0) && each.line <= (to ?? 0));
  if (found.length === 0)
    throw refusal(
      "line-gone",
      one === undefined ? "from" : "line",
      "This line is not asked of you any more. Load the lines again.",
    );
  if (found.length > mostLines)
    throw refusal("too-many-lines", "to", `Record at most ${mostLines} lines in one reading.`);
  return found;
}

const refusal = (code: string, field: string, message: string): Refusal =>
  new Refusal("conflict", code, `${field}: ${message}`, { faults: [{ field, message }] });
