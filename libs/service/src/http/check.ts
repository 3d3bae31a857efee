import { isUtf8 } from "node:buffer";
import { type Fault, Refusal } from "@storytelling/values";
import type { z } from "zod";

const deepest = 50;

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
 * Looks at raw JSON before it is parsed: bytes that are not UTF-8 would be replaced silently, and what nests deeper
 * than any real request is an attack on recursive code.
 * @throws Refusal `malformed`
 */
export function checkRawJson(bytes: Buffer): void {
  if (!isUtf8(bytes))
    throw new Refusal("malformed", "not-utf-8", "The body is not valid UTF-8. Send it as UTF-8.");
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (quoted) {
      if (byte === 0x5c) at++;
      else if (byte === 0x22) quoted = false;
    } else if (byte === 0x22) quoted = true;
    else if (byte === 0x5b || byte === 0x7b) depth++;
    else if (byte === 0x5d || byte === 0x7d) depth--;
    if (depth > deepest) {
      throw new Refusal("malformed", "json-too-deep", `The body nests deeper than ${deepest} levels.`);
    }
  }
}

/**
 * Refuses text that no database can keep as it is: NUL, and halves of surrogate pairs.
 * @throws Refusal `invalid` naming each field
 */
export function checkStorable(part: "body" | "query" | "params", value: unknown): void {
  const faults: Fault[] = [];
  const visit = (here: unknown, path: string): void => {
    if (typeof here === "string") {
      if (here.includes("\0")) faults.push({ field: path, message: "Holds a NUL character. Take it out." });
      else if (!here.isWellFormed())
        faults.push({
          field: path,
          message: "Holds half a character (a lone surrogate). Send it again whole.",
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
