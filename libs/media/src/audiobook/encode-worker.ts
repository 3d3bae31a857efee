import { parentPort } from "node:worker_threads";
import { createMp3Encoder } from "wasm-media-encoders";
import { level } from "../dsp/level.ts";
import { resample } from "../dsp/resample.ts";
import { toFloat } from "../dsp/samples.ts";
import { standBack } from "../stand-back.ts";
import type { Segment } from "./master.ts";
import { BITRATE_KBPS } from "./mp3-info.ts";
import { BOOK_RATE, pauseLength } from "./timeline.ts";

const TARGET = { lufs: -18, ceilingDb: -1.5 };
const BLOCK = BOOK_RATE * 5;

standBack();
const encoder = await createMp3Encoder();
encoder.configure({ sampleRate: BOOK_RATE, channels: 1, bitrate: BITRATE_KBPS });

function encode(samples: Float32Array): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 0; at < samples.length; at += BLOCK) {
    parts.push(Buffer.from(encoder.encode([samples.subarray(at, at + BLOCK)])));
  }
  return parts;
}

function* pause(samples: number): Generator<Float32Array> {
  for (let left = samples; left > 0; left -= BLOCK) yield new Float32Array(Math.min(BLOCK, left));
}

/**
 * Answers each segment with the MP3 frames that are ready, and with the segment's length in samples; null ends the
 * book.
 */
parentPort?.on("message", (segment: Segment | null) => {
  if (!segment) {
    parentPort?.postMessage({ mp3: Uint8Array.from(encoder.finalize()), samples: 0 });
    return;
  }
  const audio = resample(toFloat(segment.pcm), segment.sampleRate, BOOK_RATE);
  const targetLufs = TARGET.lufs + (segment.gainDb ?? 0);
  level(audio, BOOK_RATE, { targetLufs, ceilingDb: TARGET.ceilingDb });
  const silent = pauseLength(segment.pauseAfterMs);
  const parts = [audio, ...pause(silent)].flatMap(encode);
  parentPort?.postMessage({ mp3: Uint8Array.from(Buffer.concat(parts)), samples: audio.length + silent });
});
