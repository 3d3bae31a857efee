import { Refusal, type RefusalKind } from "@storytelling/values";
import type { JsonLimits } from "./limits.ts";
import { scanJson } from "./scan-json.ts";

/** The value of raw JSON, or why it is refused, in a form that can be copied between threads. */
export type ParsedJson =
  | { readonly value: unknown }
  | { readonly refused: { readonly kind: RefusalKind; readonly code: string; readonly message: string } };

/** Parses raw JSON within limits. An empty body is an empty object, as in Express' own parser. */
export function parseJson(bytes: Uint8Array, limits: JsonLimits): ParsedJson {
  try {
    scanJson(bytes, limits);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { kind, code, message } = error;
    return { refused: { kind, code, message } };
  }
  const text = new TextDecoder().decode(bytes);
  try {
    return { value: text === "" ? {} : JSON.parse(text) };
  } catch {
    return { refused: { kind: "malformed", code: "json-malformed", message: "The body is not valid JSON." } };
  }
}
