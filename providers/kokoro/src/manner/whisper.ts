import { linearPrediction } from "./linear-prediction.ts";
import { noise } from "./noise.ts";
import { voicing } from "./voicing.ts";

/** At 24 kHz: windows of 30 ms, half overlapping; two poles for each kHz and a few for the tilt. */
const WINDOW = 720;
const HOP = WINDOW / 2;
const ORDER = 28;

/** The filters begin before their window, so that their beginnings are not heard. */
const AHEAD = 240;

/** Breath damps the formants: each pole moves inwards by this factor. */
const DAMPING = 0.98;

/** The glottis also makes the lows: without it they are fainter. A first difference by this share takes them away. */
const LOWS_TAKEN = 0.7;

const hann = Float32Array.from(
  { length: WINDOW },
  (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / WINDOW),
);

/** Speech with its spectrum's envelope, but noise in place of the voice. Unvoiced consonants stay as they are. */
function change(samples: Float32Array): Float32Array {
  const source = noise(samples.length + AHEAD);
  const output = new Float32Array(samples.length);
  const frame = new Float32Array(WINDOW);
  const filtered = new Float32Array(AHEAD + WINDOW);
  for (let start = -HOP; start < samples.length; start += HOP) {
    for (let i = 0; i < WINDOW; i++) frame[i] = (samples[start + i] ?? 0) * (hann[i] as number);
    const { coefficients, gain } = linearPrediction(frame, ORDER);
    for (const [k, value] of coefficients.entries()) coefficients[k] = value * DAMPING ** (k + 1);
    for (let n = 0; n < filtered.length; n++) {
      let value = gain * (source[Math.max(0, start + n)] ?? 0);
      for (let k = 1; k <= Math.min(ORDER, n); k++) {
        value -= (coefficients[k - 1] as number) * (filtered[n - k] as number);
      }
      filtered[n] = value;
    }
    const voiced = voicing(samples, start, WINDOW);
    for (let i = Math.max(0, -start); i < Math.min(WINDOW, samples.length - start); i++) {
      const breath = (filtered[AHEAD + i] as number) - LOWS_TAKEN * (filtered[AHEAD + i - 1] as number);
      const mixed = voiced * breath + (1 - voiced) * (samples[start + i] as number);
      output[start + i] = (output[start + i] as number) + (hann[i] as number) * mixed;
    }
  }
  return withPowerOf(samples, output);
}

const power = (samples: Float32Array): number => samples.reduce((sum, sample) => sum + sample ** 2, 0);

const withPowerOf = (model: Float32Array, samples: Float32Array): Float32Array => {
  const factor = Math.sqrt(power(model) / (power(samples) + 1e-12));
  return samples.map((sample) => sample * factor);
};

/**
 * A whisper. The voice it is made from is lower, because the harmonics then lie closer and show the envelope better.
 */
export const whisper = { pitch: 0.7, rate: 0.95, change };
