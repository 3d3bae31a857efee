import { level, toInt16 } from "@storytelling/media/dsp";
import type { Wishes } from "../recordings.ts";
import { gate } from "./gate.ts";
import { type Inspected, PREPARED_RATE } from "./inspect.ts";

/** As for synthetic voices: speech begins 30 ms before its first sound and ends 70 ms after its last. */
const LEAD_MS = 30;
const TAIL_MS = 70;
const FADE_MS = 5;
/** The loudness and the highest peak of an audiobook's segments. */
const TARGET = { targetLufs: -18, ceilingDb: -1.5 };

const at = (ms: number): number => Math.round((ms * PREPARED_RATE) / 1000);

/** Fades the cut edges, in place, so that they do not click. */
function fade(samples: Float32Array): void {
  const length = Math.min(at(FADE_MS), samples.length >> 1);
  for (let i = 0; i < length; i++) {
    const last = samples.length - 1 - i;
    samples[i] = ((samples[i] as number) * i) / length;
    samples[last] = ((samples[last] as number) * i) / length;
  }
}

/** It is loaded only when it is wished for. */
const suppressed = async (samples: Float32Array): Promise<Float32Array> =>
  (await import("./suppress-noise.ts")).suppressNoise(samples, PREPARED_RATE);

/** Trims and levels a recording that was inspected. Nothing is moved in time. */
export async function prepare(
  { samples: given, inspection, found }: Inspected,
  wishes: Wishes,
): Promise<Int16Array> {
  const { fromMs, toMs } = inspection.speech;
  const samples = wishes.suppressNoise ? await suppressed(given) : given;
  if (wishes.gate) gate(samples, PREPARED_RATE, found);
  const kept = wishes.keepEnds
    ? samples.slice()
    : samples.slice(Math.max(0, at(fromMs - LEAD_MS)), Math.min(samples.length, at(toMs + TAIL_MS)));
  fade(kept);
  level(kept, PREPARED_RATE, TARGET);
  return toInt16(kept);
}
