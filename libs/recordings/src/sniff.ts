/** The kinds of file that are decoded. */
export type Container = "wav" | "flac" | "mp3" | "aac" | "mp4" | "ogg" | "webm" | "caf" | "amr";

const START_BYTES = 4096;
const END_BYTES = 66_000;

const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", Math.max(0, from), to);

/** Where the sound begins behind ID3v2 tags, which MP3, AAC and FLAC files may begin with. */
export function afterId3(bytes: Uint8Array): number {
  let at = 0;
  while (latin1(bytes, at, at + 3) === "ID3" && at + 10 <= bytes.length) {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at + 6, at + 10);
    at += 10 + ((a & 127) << 21) + ((b & 127) << 14) + ((c & 127) << 7) + (d & 127);
  }
  return at;
}

/** MPEG audio's frames begin with 11 set bits; layer 0 is AAC in ADTS. */
function mpegKind(bytes: Uint8Array, at: number): Container | null {
  const [sync = 0, next = 0, rates = 0] = bytes.subarray(at, at + 3);
  if (sync !== 0xff || (next & 0xe0) !== 0xe0) return null;
  if ((next & 0xf6) === 0xf0) return "aac";
  const [version, layer, bitRate, sampleRate] = [
    (next >> 3) & 3,
    (next >> 1) & 3,
    rates >> 4,
    (rates >> 2) & 3,
  ];
  return version === 1 || layer === 0 || bitRate === 15 || sampleRate === 3 ? null : "mp3";
}

/**
 * Whether another program would take the file for something else: a page, a PDF, or an archive, which is read from its
 * end. Such files are made to get past checks like this one.
 */
function isAlsoSomethingElse(bytes: Uint8Array): boolean {
  const start = latin1(bytes, 0, START_BYTES).toLowerCase();
  const end = latin1(bytes, bytes.length - START_BYTES, bytes.length).toLowerCase();
  if (/<!doctype|<html|<script|<svg|<\?php|<\?xml|%pdf-/.test(start)) return true;
  if (/<\/?html|<script|<\?php/.test(end)) return true;
  const tail = latin1(bytes, bytes.length - END_BYTES, bytes.length);
  for (let at = tail.indexOf("PK\x05\x06"); at >= 0; at = tail.indexOf("PK\x05\x06", at + 1)) {
    const comment = tail.charCodeAt(at + 20) + 256 * tail.charCodeAt(at + 21);
    if (at + 22 + comment === tail.length) return true;
  }
  return false;
}

/** The kind of a file by its bytes; null when it holds no sound that we know, or holds something else as well. */
export function sniff(bytes: Uint8Array): Container | null {
  if (isAlsoSomethingElse(bytes)) return null;
  const at = afterId3(bytes);
  const head = latin1(bytes, at, at + 64);
  if (/^(?:RIFF|RIFX|RF64)....WAVE/s.test(head)) return "wav";
  if (head.startsWith("fLaC")) return "flac";
  if (head.startsWith("OggS")) return "ogg";
  if (head.startsWith("\x1aE\xdf\xa3")) return "webm";
  if (head.startsWith("caff\0\x01")) return "caf";
  if (/^#!AMR(?:-WB)?\n/.test(head)) return "amr";
  if (/^....(?:ftyp|moov|mdat|wide|free|skip)/s.test(head)) return "mp4";
  return mpegKind(bytes, at);
}
