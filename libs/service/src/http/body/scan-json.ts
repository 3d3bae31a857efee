import { isUtf8 } from "node:buffer";
import { Refusal } from "@storytelling/values";
import type { JsonLimits } from "./limits.ts";

/** Our own names have a tenth of it. */
const longestName = 1000;

/**
 * Scans raw JSON before it is parsed, byte by byte, up to the first limit that it exceeds. Millions of values take
 * seconds and gigabytes to parse, deep nesting breaks recursive code, and bytes that are not UTF-8 would be replaced
 * silently. It does not check that the text is JSON; the parser does.
 * @throws Refusal `malformed` or `too-large`
 */
export function scanJson(bytes: Uint8Array, limits: JsonLimits): void {
  if (!isUtf8(bytes))
    throw new Refusal("malformed", "not-utf-8", "The body is not valid UTF-8. Send it as UTF-8.");
  let depth = 0;
  let values = 1;
  let began = -1;
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (began >= 0) {
      if (byte === 0x5c) at++;
      else if (byte === 0x22) {
        length = at - began;
        began = -1;
      }
    } else if (byte === 0x22) began = at;
    else if (byte === 0x3a) {
      if (length > longestName) throw nameTooLong();
    } else if (byte === 0x2c) values++;
    else if (byte === 0x5b || byte === 0x7b) {
      values++;
      depth++;
    } else if (byte === 0x5d || byte === 0x7d) depth--;
    if (depth > limits.depth) throw tooDeep(limits.depth);
    if (values > limits.values) throw tooMany(limits.values);
  }
}

const tooDeep = (most: number) =>
  new Refusal("malformed", "json-too-deep", `The body nests deeper than the ${most} levels allowed here.`);

const tooMany = (most: number) =>
  new Refusal(
    "too-large",
    "json-too-many-values",
    `The body holds more than the ${most} values allowed here. Send only what the API reference names.`,
  );

const nameTooLong = () =>
  new Refusal("too-large", "json-name-too-long", `The body has a name of more than ${longestName} bytes.`);
