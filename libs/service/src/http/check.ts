import { type Fault, Refusal } from "@storytelling/values";
import type { z } from "zod";

/**
 * Checks one part of a request.
 * @throws Refusal `invalid` naming every faulty field as `part.path`
 */
export function check<T>(part: "params" | "query" | "body", schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => ({
    field: [part, ...issue.path].join("."),
    message: issue.message,
  }));
  const first = faults[0];
  throw new Refusal(
    "invalid",
    "input-invalid",
    first ? `${first.field}: ${first.message}` : "The input is not valid.",
    { faults },
  );
}

/**
 * Refuses text that the database cannot store unchanged: NUL, and halves of surrogate pairs.
 * @throws Refusal `invalid` naming each field
 */
export function checkStorable(part: string, value: unknown): void {
  const faults: Fault[] = [];
  const visit = (here: unknown, path: string): void => {
    if (typeof here === "string") {
      if (here.includes("\0")) faults.push({ field: path, message: "Contains a NUL character. Remove it." });
      else if (!here.isWellFormed())
        faults.push({
          field: path,
          message: "Contains half a character (a lone surrogate). Send the whole character.",
        });
    } else if (here && typeof here === "object") {
      for (const [key, item] of Object.entries(here)) visit(item, `${path}.${key}`);
    }
  };
  visit(value, part);
  const first = faults[0];
  if (first)
    throw new Refusal("invalid", "text-not-storable", `${first.field}: ${first.message}`, { faults });
}
