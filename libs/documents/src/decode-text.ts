import { analyse } from "chardet";
import { unsupported } from "./faults.ts";
import { readMixed } from "./mixed-encoding.ts";

/** Text with the name of the encoding it was read as (a WHATWG label). */
export interface Decoded {
  text: string;
  encoding: string;
  warnings: string[];
}

const SAMPLE_BYTES = 256 * 1024;
const MULTIBYTE = /^(shift_jis|euc-jp|euc-kr|big5|gb18030|iso-2022-jp)$/;

const binary = () =>
  unsupported("file-binary", "This file is not text: import the story as .txt, .md, .html, .docx or .epub.");

/**
 * Decodes bytes as text, without the byte-order mark and otherwise unchanged. `declared` is the encoding that the file
 * itself names.
 */
export const decodeText = (bytes: Uint8Array, declared: string | null = null): Decoded => {
  const decoded = read(bytes, declared);
  refuseBinary(decoded.text);
  return decoded;
};

const read = (bytes: Uint8Array, declared: string | null): Decoded => {
  if (isUtf32(bytes)) throw utf32();
  const marked = byteOrderMark(bytes);
  if (marked !== null) return { text: lenient(bytes, marked), encoding: marked, warnings: [] };
  const wide = unmarkedUtf16(bytes);
  if (wide !== null) return { text: lenient(bytes, wide), encoding: wide, warnings: [] };
  const utf8 = strict(bytes, "utf-8");
  if (utf8 !== null) return { text: utf8, encoding: "utf-8", warnings: [] };
  if (declared !== null && !/^utf-?(8|16)/i.test(declared)) {
    const text = strict(bytes, declared);
    if (text !== null) return { text, encoding: declared.toLowerCase(), warnings: [] };
  }
  return mixed(bytes) ?? nearlyUtf8(bytes) ?? guessed(bytes);
};

const utf32 = () =>
  unsupported(
    "encoding-unsupported",
    "This text is saved as UTF-32, which is not read: save it as UTF-8 and import it again.",
  );

/** Three of the four bytes of a UTF-32 character in Western letters are zero, and the last is zero in all. */
const isUtf32 = (bytes: Uint8Array): boolean => {
  const mark = Buffer.from(bytes.subarray(0, 4)).toString("hex");
  if (mark === "fffe0000" || mark === "0000feff") return true;
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~3;
  if (length < 4 || bytes.length % 4 !== 0) return false;
  const zeros = [0, 0, 0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 3] = (zeros[i & 3] ?? 0) + 1;
  const [first = 0, second = 0, third = 0, fourth = 0] = zeros;
  const all = length / 4;
  const most = all * 0.9;
  return (
    (fourth === all && third >= most && first < most) || (first === all && second >= most && fourth < most)
  );
};

/** Lines in two encodings, as a file has that was put together from others. */
const mixed = (bytes: Uint8Array): Decoded | null => {
  const found = readMixed(bytes);
  if (found === null) return null;
  const warnings = [
    `This text mixes two encodings, UTF-8 and windows-1252, from line ${found.line} on. Both were read; if letters look wrong there, save the file as UTF-8 and import it again.`,
  ];
  return { text: found.text, encoding: "utf-8", warnings };
};

const byteOrderMark = (bytes: Uint8Array): string | null => {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return null;
};

const unmarkedUtf16 = (bytes: Uint8Array): string | null => {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  if (length < 4 || bytes.length % 2 !== 0) return null;
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const pairs = length / 2;
  if (odd > pairs * 0.3 && even < pairs * 0.01) return "utf-16le";
  if (even > pairs * 0.3 && odd < pairs * 0.01) return "utf-16be";
  return null;
};

const strict = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const lenient = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding).decode(bytes);

const count = (text: string, counts: (code: number) => boolean): number => {
  let found = 0;
  for (let i = 0; i < text.length; i++) if (counts(text.charCodeAt(i))) found++;
  return found;
};

const REPLACEMENT = 0xfffd;

/** UTF-8 with a few broken bytes: there are so many valid sequences that this is not by chance. */
const nearlyUtf8 = (bytes: Uint8Array): Decoded | null => {
  const text = lenient(bytes, "utf-8");
  const broken = count(text, (code) => code === REPLACEMENT);
  const sound = count(text, (code) => code > 0x7f && code !== REPLACEMENT);
  if (sound < broken * 4) return null;
  const warnings = [`${broken} characters could not be read; look for \ufffd in the text.`];
  return { text, encoding: "utf-8", warnings };
};

/**
 * The likeliest legacy encoding. On short texts chardet's scores for single-byte encodings differ only by noise. So it
 * is Windows-1252 unless another is clearly ahead.
 */
const guessed = (bytes: Uint8Array): Decoded => {
  const matches = analyse(bytes.subarray(0, SAMPLE_BYTES)).map(({ name, confidence }) => ({
    encoding: label(name),
    confidence,
  }));
  const western = Math.max(
    0,
    ...matches.filter((m) => m.encoding === "windows-1252").map((m) => m.confidence),
  );
  const best = matches.find(
    ({ encoding, confidence }) =>
      encoding !== null &&
      (encoding === "windows-1252" || confidence > western + (MULTIBYTE.test(encoding) ? 0 : 15)) &&
      strict(bytes, encoding) !== null,
  );
  const encoding = best?.encoding ?? "windows-1252";
  const text = lenient(bytes, encoding);
  const warnings = [`The text was read as ${encoding}; save it as UTF-8 if letters look wrong.`];
  return { text, encoding, warnings };
};

const label = (name: string): string | null => {
  if (/^utf|^ascii$/i.test(name)) return null;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return null;
  }
};

/** Text contains no NUL (no database column accepts one either) and hardly any other control character. */
const refuseBinary = (text: string): void => {
  if (text.includes("\0")) throw binary();
  const controls = count(text, isControl);
  if (controls > Math.max(2, text.length * 0.02)) throw binary();
};

const WHITE_SPACE = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x85]);
const CTRL_Z = 0x1a;

const isControl = (code: number): boolean =>
  (code < 0x20 || (code >= 0x7f && code <= 0x9f)) && !WHITE_SPACE.has(code) && code !== CTRL_Z;
