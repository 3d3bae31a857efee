import { loudness } from "../dsp/loudness.ts";
import { toFloat } from "../dsp/samples.ts";
import { secondsFor } from "./pace.ts";
import { medianPitch } from "./pitch.ts";

/** What can be wrong with the audio of a text. */
export const FLAWS = ["silent", "gap", "clipped", "offset", "cut-off", "too-short", "too-long"] as const;
export type Flaw = (typeof FLAWS)[number];

/** Speech, and what it was made from. */
export interface CheckRequest {
  readonly pcm: Int16Array;
  readonly sampleRate: number;
  /** The text that was to be spoken; it has words. */
  readonly text: string;
  readonly language: string;
  readonly rate: number;
}

/** What was found in speech. Loudness is in LUFS, pitch the median in Hz; null where there is nothing to measure. */
export interface Findings {
  readonly flaws: readonly Flaw[];
  readonly loudness: number | null;
  readonly pitch: number | null;
}

const SILENT_LUFS = -55;
const LONGEST_GAP_SECONDS = 2.5;
/** A gap is this much below the peak. */
const GAP_BELOW = 100;
/** Full scale reached three times in a row, in more than this share of the samples. */
const CLIPPED_SHARE = 2e-4;
const MOST_OFFSET = 0.05;
/** The last 20 ms of speech are quieter than half of its loudest 20 ms, or it was cut. eSpeak NG comes up to 0.44. */
const CUT_SHARE = 0.5;
const TAIL_SECONDS = 0.02;
/** The very end does not count, since cut edges are faded there. */
const FADE_SECONDS = 0.005;

/** Checks speech against its text: whether it is heard, is undistorted, is whole and as long as the text needs. */
export function checkSpeech({ pcm, sampleRate, text, language, rate }: CheckRequest): Findings {
  const samples = toFloat(pcm);
  const measured = loudness(samples, sampleRate);
  if (!(measured > SILENT_LUFS)) return { flaws: ["silent"], loudness: null, pitch: null };
  const seconds = samples.length / sampleRate;
  const { least, most } = secondsFor(text, language, rate);
  const { highest, mean } = levels(samples);
  const isClipped = clipped(pcm) > CLIPPED_SHARE * pcm.length;
  const flaws: [Flaw, boolean][] = [
    ["gap", longestGap(samples, highest / GAP_BELOW) / sampleRate > LONGEST_GAP_SECONDS],
    ["clipped", isClipped],
    // What is cut at full scale is uneven, since speech is. That is no offset of its own.
    ["offset", !isClipped && Math.abs(mean) > MOST_OFFSET],
    ["cut-off", isCutOff(samples, sampleRate)],
    ["too-short", seconds < least],
    ["too-long", seconds > most],
  ];
  return {
    flaws: flaws.flatMap(([flaw, found]) => (found ? [flaw] : [])),
    loudness: measured,
    pitch: medianPitch(samples, sampleRate),
  };
}

// Indexed loops: these run over every sample, and iterators take several times as long.

function levels(samples: Float32Array): { highest: number; mean: number } {
  let [highest, sum] = [0, 0];
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i] as number;
    sum += sample;
    if (sample > highest) highest = sample;
    else if (-sample > highest) highest = -sample;
  }
  return { highest, mean: sum / samples.length };
}

/** The length, in samples, of the longest stretch below a threshold. */
function longestGap(samples: Float32Array, threshold: number): number {
  let [longest, length] = [0, 0];
  for (let i = 0; i < samples.length; i++) {
    length = Math.abs(samples[i] as number) < threshold ? length + 1 : 0;
    if (length > longest) longest = length;
  }
  return longest;
}

/** How many samples belong to at least three in a row at full scale. */
function clipped(pcm: Int16Array): number {
  let [count, length] = [0, 0];
  for (let i = 0; i < pcm.length; i++) {
    const sample = pcm[i] as number;
    length = sample >= 32_767 || sample <= -32_767 ? length + 1 : 0;
    count += length === 3 ? 3 : length > 3 ? 1 : 0;
  }
  return count;
}

/** Whether the sound goes on to the very end. */
function isCutOff(samples: Float32Array, sampleRate: number): boolean {
  const window = Math.max(1, Math.round(TAIL_SECONDS * sampleRate));
  const end = samples.length - Math.round(FADE_SECONDS * sampleRate);
  let loudest = 0;
  for (let start = 0; start + window <= end; start += window)
    loudest = Math.max(loudest, power(samples, start, start + window));
  return end > window && power(samples, end - window, end) > CUT_SHARE ** 2 * loudest;
}

function power(samples: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += (samples[i] as number) ** 2;
  return sum / (to - from);
}
