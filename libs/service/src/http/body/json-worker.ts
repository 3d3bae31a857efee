import type { JsonLimits } from "./limits.ts";
import { type ParsedJson, parseJson } from "./parse-json.ts";

/** What a thread is given. */
export interface JsonTask {
  readonly bytes: Uint8Array;
  readonly limits: JsonLimits;
}

/** What the thread runs for each body. */
export default function parseTask({ bytes, limits }: JsonTask): ParsedJson {
  return parseJson(bytes, limits);
}
