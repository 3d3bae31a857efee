import type { Reference } from "@storytelling/recordings";

/** What rooms, microphones and people do to a reading. */
export interface Harm {
  readonly name: string;
  /** Noise below the speech, in dB. */
  readonly noiseDb?: number;
  /** The room's first reflections, as a share of the direct sound. */
  readonly echo?: number;
  /** The share of words before which the reader pauses. */
  readonly pauses?: number;
  /** The silence before and after, in ms. */
  readonly around?: number;
}

/** Numbers from 0 to 1 that are the same at each run. */
export function randomly(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Silences within and around a reading, the times of its words moved with them. */
function paused(
  { pcm, sampleRate, words }: Reference,
  { pauses = 0, around = 0 }: Harm,
  random: () => number,
) {
  const ms = sampleRate / 1000;
  const parts: Int16Array[] = [];
  let [moved, cut] = [0, 0];
  const rest = (length: number): void => {
    const silence = new Int16Array(Math.round(length * ms));
    parts.push(silence);
    moved += silence.length / ms;
  };
  if (around > 0) rest(around);
  const timed = words.map((word, i) => {
    const last = words[i - 1];
    if (last && random() < pauses) {
      const at = Math.round(((last.toMs + word.fromMs) / 2) * ms);
      parts.push(pcm.subarray(cut, at));
      cut = at;
      rest(200 + 900 * random());
    }
    return { ...word, fromMs: word.fromMs + moved, toMs: word.toMs + moved };
  });
  parts.push(pcm.subarray(cut));
  if (around > 0) rest(around);
  const samples = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    at += part.length;
  }
  return { samples, words: timed };
}

function reflect(samples: Float32Array, share: number, sampleRate: number, random: () => number): void {
  const dry = samples.slice();
  for (let i = 0; i < 40; i++) {
    const age = random();
    const late = Math.round((0.002 + 0.35 * age) * sampleRate);
    const gain = (random() < 0.5 ? -1 : 1) * share * Math.exp(-5 * age);
    for (let at = late; at < samples.length; at++)
      samples[at] = (samples[at] as number) + gain * (dry[at - late] as number);
  }
}

function addNoise(samples: Float32Array, below: number, random: () => number): void {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const gain = Math.sqrt(power) * 10 ** (-below / 20);
  let last = 0;
  for (let i = 0; i < samples.length; i++) {
    last = 0.7 * last + 1.2 * (2 * random() - 1);
    samples[i] = (samples[i] as number) + gain * last;
  }
}

/** A reading as a person sends it. */
export function spoiled(reading: Reference, harm: Harm, seed: number): Reference {
  const random = randomly(seed);
  const { samples, words } = paused(reading, harm, random);
  if (harm.echo) reflect(samples, harm.echo, reading.sampleRate, random);
  if (harm.noiseDb) addNoise(samples, harm.noiseDb, random);
  const highest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1);
  const pcm = Int16Array.from(samples, (sample) => Math.round((20_000 * sample) / highest));
  return { pcm, sampleRate: reading.sampleRate, words };
}
