import { decoder as createDecoder } from "@audio/decode-amr";
import type { Check, Decoded } from "./sound.ts";

/** How an AMR file begins, by the name that MP4 has for its codec. */
export const AMR_HEADS: Readonly<Record<string, string>> = { samr: "#!AMR\n", sawb: "#!AMR-WB\n" };

const FRAMES_A_SECOND = 50;
const NARROW_BYTES = [13, 14, 16, 18, 20, 21, 27, 32, 6, 1, 1, 1, 1, 1, 1, 1];
const WIDE_BYTES = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 1, 1, 1, 1, 1, 1];

/** Where the last whole frame ends, and how many frames there are. */
function countFrames(
  bytes: Uint8Array,
  from: number,
  sizes: readonly number[],
): { frames: number; end: number } {
  let [frames, at] = [0, from];
  while (at < bytes.length) {
    const size = sizes[((bytes[at] as number) >> 3) & 15] as number;
    if (at + size > bytes.length) break;
    at += size;
    frames++;
  }
  return { frames, end: at };
}

/** Decodes AMR, narrow and wide, as older phones and messengers record it. */
export async function decodeAmr(bytes: Uint8Array, check: Check): Promise<Decoded> {
  const wide = bytes[5] === 0x2d;
  const sampleRate = wide ? 16_000 : 8000;
  const { frames, end } = countFrames(bytes, wide ? 9 : 6, wide ? WIDE_BYTES : NARROW_BYTES);
  check({ sampleRate, channels: 1, seconds: frames / FRAMES_A_SECOND });
  const decoder = await createDecoder();
  const { channelData } = decoder.decode(bytes);
  decoder.free();
  const samples = [channelData[0] ?? new Float32Array(0)];
  return {
    format: wide ? "amr/wide" : "amr/narrow",
    sampleRate,
    channels: 1,
    samples,
    cut: end < bytes.length,
  };
}
