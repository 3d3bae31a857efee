import createRnnoise from "@echogarden/rnnoise-wasm";
import { resample } from "@storytelling/media/dsp";

/** What RNNoise takes: frames of 10 ms at 48 kHz, with the range of 16 bits. It gives them one frame later. */
const RATE = 48_000;
const FRAME = 480;
const DELAY = 480;
const FULL_SCALE = 32_768;

/** A tenth of the sound as it was hides what suppression adds, and keeps the room from being dead. */
const KEPT = 0.1;

/** Reduces steady noise. Nothing is moved in time. */
export async function suppressNoise(samples: Float32Array, rate: number): Promise<Float32Array> {
  const rnnoise = await createRnnoise();
  const state = rnnoise._rnnoise_create(0);
  const place = rnnoise._malloc(FRAME * 4);
  const wide = resample(samples, rate, RATE);
  const clean = new Float32Array(wide.length);
  const frame = new Float32Array(FRAME);
  for (let at = 0; at < wide.length + DELAY; at += FRAME) {
    for (let i = 0; i < FRAME; i++) frame[i] = (wide[at + i] ?? 0) * FULL_SCALE;
    rnnoise.HEAPF32.set(frame, place >> 2);
    rnnoise._rnnoise_process_frame(state, place, place);
    for (let i = 0; i < FRAME; i++) {
      const to = at + i - DELAY;
      if (to < 0 || to >= clean.length) continue;
      clean[to] =
        ((rnnoise.HEAPF32[(place >> 2) + i] as number) / FULL_SCALE) * (1 - KEPT) +
        (wide[to] as number) * KEPT;
    }
  }
  return resample(clean, RATE, rate).subarray(0, samples.length);
}
