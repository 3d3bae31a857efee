import { loudness, peak, resample } from "@storytelling/media/dsp";
import type { TakeFinding } from "@storytelling/values";
import type { Decoded } from "../decode/sound.ts";
import type { Inspection } from "../recordings.ts";
import { Refused } from "../refused.ts";
import { clippedShare } from "./clipping.ts";
import { findSpeech, type Speech } from "./find-speech.ts";
import { frameLevels, toDb } from "./frames.ts";
import { highPass } from "./high-pass.ts";
import { toMono } from "./mix.ts";

/** The rate of a prepared recording, in Hz. */
export const PREPARED_RATE = 24_000;

const QUIET_LUFS = -36;
const LOUDEST_NOISE_DB = -42;
const LEAST_ABOVE_NOISE_DB = 18;
const CLIPPED_SHARE = 0.0005;
/** A cut file whose beginning is shorter than this is of no use. */
const LEAST_CUT_MS = 1000;
/** Speech that is this near to the end, and this near to its full level, was cut. */
const END_MS = 30;
const END_DB = 15;

/** A recording that was measured, with its sound at 24 kHz. */
export interface Inspected {
  readonly inspection: Inspection;
  readonly samples: Float32Array;
  readonly found: Speech;
}

function endsWithinWord(levels: Float64Array, { toMs, level }: Speech, durationMs: number): boolean {
  return durationMs - toMs <= END_MS && (levels.at(-2) ?? -100) > level - END_DB;
}

/** Measures a recording. @throws Refused `audio-empty`, `audio-silent`, `audio-damaged` */
export function inspect({ format, sampleRate, channels, samples: decoded, cut }: Decoded): Inspected {
  const whole = toMono(decoded);
  if (!whole.every(Number.isFinite)) throw new Refused("audio-damaged");
  const durationMs = Math.round((whole.length / sampleRate) * 1000);
  if (whole.length === 0) throw new Refused(cut ? "audio-damaged" : "audio-empty");
  if (cut && durationMs < LEAST_CUT_MS) throw new Refused("audio-damaged");
  const samples = resample(whole, sampleRate, PREPARED_RATE);
  highPass(samples, PREPARED_RATE);
  const levels = frameLevels(samples, PREPARED_RATE);
  const found = findSpeech(levels);
  if (!found) throw new Refused("audio-silent");
  const { fromMs, toMs, noise } = found;
  const spoken = samples.subarray((fromMs * PREPARED_RATE) / 1000, (toMs * PREPARED_RATE) / 1000);
  const loud = loudness(spoken, PREPARED_RATE);
  const clipped = clippedShare(decoded);
  const findings: TakeFinding[] = [];
  if (loud < QUIET_LUFS) findings.push("too-quiet");
  if (clipped > CLIPPED_SHARE) findings.push("clipped");
  if (noise > LOUDEST_NOISE_DB || loud - noise < LEAST_ABOVE_NOISE_DB) findings.push("noisy");
  if (cut || endsWithinWord(levels, found, durationMs)) findings.push("cut-off");
  return {
    inspection: {
      format,
      durationMs,
      sampleRate,
      channels,
      loudness: round(loud),
      noise: round(noise),
      peak: round(toDb(peak(whole) ** 2)),
      clipped,
      speech: { fromMs, toMs: Math.min(toMs, durationMs) },
      findings,
    },
    samples,
    found,
  };
}

const round = (value: number): number => Math.round(Math.max(-100, value) * 10) / 10;
