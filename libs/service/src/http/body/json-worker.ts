import type { JsonLimits } from "./limits.ts";
import { type ParsedJson, parseJson } from "./parse-json.ts";

/** The input of the thread. */
export interface JsonTask {
  readonly bytes: Uint8Array;
  readonly limits: JsonLimits;
}

/** The thread's work for each body. */
export default function parseTask({ bytes, limits }: JsonTask): ParsedJson {
  return parseJson(bytes, limits);
}
