import type { z } from "zod";
import type { Answer } from "./attempt.ts";
import { CallFailure } from "./failure.ts";

/** The JSON of an answer in the expected form; an answer in another form is one that failed. @throws CallFailure */
export function jsonOf<T>(service: string, { bytes }: Answer, schema: z.ZodType<T>): T {
  const failure = new CallFailure(`${service} answered with something else than its documentation says.`, {
    again: true,
    down: true,
  });
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    throw failure;
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw failure;
  return parsed.data;
}
