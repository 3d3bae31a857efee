/** Text in which most letters are UTF-8 and some are Windows-1252. */
export interface Mixed {
  text: string;
  /** The number of the first line with a Windows-1252 letter, from 1. */
  line: number;
}

/** The length of the valid UTF-8 sequence at `at`, 0 when there is none, -1 when one is cut off. */
const sequence = (bytes: Uint8Array, at: number): number => {
  const lead = bytes[at] ?? 0;
  const length =
    lead >= 0xc2 && lead <= 0xdf
      ? 2
      : lead >= 0xe0 && lead <= 0xef
        ? 3
        : lead >= 0xf0 && lead <= 0xf4
          ? 4
          : 0;
  if (length === 0) return 0;
  let found = 1;
  while (found < length && ((bytes[at + found] ?? 0) & 0xc0) === 0x80) found++;
  if (found === length) return length;
  // "ë…" in Windows-1252 looks like a sequence that is cut off.
  return found > 2 || (found === 2 && !isMark(bytes[at + 1] ?? 0)) ? -1 : 0;
};

/** Letters and quotation marks of Windows-1252 that a story contains. */
const isWestern = (byte: number): boolean =>
  (byte >= 0xc0 && byte <= 0xfd) ||
  [
    0x80, 0x82, 0x84, 0x85, 0x8b, 0x8c, 0x9b, 0x9c, 0xa0, 0xa1, 0xa3, 0xa9, 0xab, 0xb0, 0xbb, 0xbd, 0xbf,
  ].includes(byte) ||
  (byte >= 0x91 && byte <= 0x97);

/** Marks that follow a letter: an ellipsis, closing quotation marks, dashes. */
const isMark = (byte: number): boolean => [0x85, 0x92, 0x93, 0x94, 0x96, 0x97, 0xbb].includes(byte);

const LINE_FEED = 0x0a;

/**
 * Reads text that was put together from parts in UTF-8 and in Windows-1252; null when the bytes are something else. In
 * another encoding the high bytes are side by side, and few of them make UTF-8 by chance.
 */
export const readMixed = (bytes: Uint8Array): Mixed | null => {
  let sound = 0;
  let alone = 0;
  let line = 1;
  let firstLine = 0;
  let from = 0;
  const parts: string[] = [];
  const utf8 = new TextDecoder("utf-8");
  const western = new TextDecoder("windows-1252");
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    if (byte === LINE_FEED) line++;
    if (byte < 0x80) {
      at++;
      continue;
    }
    const length = sequence(bytes, at);
    if (length < 0) return null;
    if (length > 0) {
      sound++;
      at += length;
      continue;
    }
    const besides = Math.min(bytes[at - 1] ?? 0, bytes[at + 1] ?? 0);
    if (!isWestern(byte) || besides >= 0x80) return null;
    alone++;
    firstLine ||= line;
    parts.push(utf8.decode(bytes.subarray(from, at)), western.decode(bytes.subarray(at, at + 1)));
    from = ++at;
  }
  if (alone === 0 || sound < 2 || sound * 4 < alone) return null;
  parts.push(utf8.decode(bytes.subarray(from)));
  return { text: parts.join(""), line: firstLine };
};
