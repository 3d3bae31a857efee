import { opusSeconds } from "./opus-seconds.ts";

const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const BLOCK_GROUP = 0xa0;
const BLOCK = 0xa1;
const SIMPLE_BLOCK = 0xa3;
const MASTERS = new Set([SEGMENT, CLUSTER, BLOCK_GROUP]);
/** A block begins with its track (the highest bit says that this is one byte), its time and its flags. */
const TRACK_MARK = 0x80;
const BLOCK_HEAD_BYTES = 4;

/** A number of one to eight bytes, of which the first tells how many; null beyond the end. */
function readNumber(
  bytes: Uint8Array,
  at: number,
  keepMark: boolean,
): { value: number; next: number } | null {
  const first = bytes[at];
  if (!first) return null;
  const length = Math.clz32(first) - 23;
  if (at + length > bytes.length) return null;
  let value = keepMark ? first : first & (255 >> length);
  let ones = (first | (0xff00 >> length)) & 255;
  for (let i = 1; i < length; i++) {
    value = value * 256 + (bytes[at + i] as number);
    ones &= bytes[at + i] as number;
  }
  // All ones: the size was never filled in.
  return { value: !keepMark && ones === 255 ? Number.POSITIVE_INFINITY : value, next: at + length };
}

/**
 * How many seconds the Opus packets of a Matroska file hold, and whether the file ends within one. Times and sizes that
 * the file tells are not believed: each block is looked at, which takes milliseconds for hours of sound.
 */
export function readBlocks(bytes: Uint8Array, track: number): { seconds: number; cut: boolean } {
  let [at, seconds, cut] = [0, 0, false];
  while (at < bytes.length) {
    const id = readNumber(bytes, at, true);
    const size = id && readNumber(bytes, id.next, false);
    if (!id || !size) return { seconds, cut: true };
    at = size.next;
    const tooShort = size.value > bytes.length - at;
    if (MASTERS.has(id.value)) {
      cut ||= tooShort && size.value !== Number.POSITIVE_INFINITY;
      continue;
    }
    if (tooShort) return { seconds, cut: true };
    const isOurs = bytes[at] === (TRACK_MARK | track);
    if (isOurs && (id.value === BLOCK || id.value === SIMPLE_BLOCK)) {
      seconds += opusSeconds(bytes.subarray(at + BLOCK_HEAD_BYTES, at + size.value));
    }
    at += size.value;
  }
  return { seconds, cut };
}
