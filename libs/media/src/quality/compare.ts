/** What is measured of the audio of a synthetic voice: loudness in LUFS, median pitch in Hz. */
export interface Measure {
  readonly loudness: number | null;
  readonly pitch: number | null;
}

/** How a line can differ from the others of the same synthetic voice. */
export const DIFFERENCES = ["loudness-jump", "pitch-drift"] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** With fewer lines a median says nothing. */
const FEWEST = 5;
const LOUDNESS_LU = 9;
/** A third of an octave and more is another voice's pitch: feelings move it by a tenth. */
const PITCH_OCTAVES = 0.45;

const median = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length < FEWEST ? null : (sorted[sorted.length >> 1] ?? null);
};

const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

/**
 * How a line differs from the first lines that the same synthetic voice spoke in the same manner. The first lines stay
 * the measure, so that a slow drift over a book is found. It must not be called for a person's voice.
 */
export function compareSpeech(line: Measure, first: readonly Measure[]): Difference[] {
  const loudness = median(known(first.map((one) => one.loudness)));
  const pitch = median(known(first.map((one) => one.pitch)));
  const jumps =
    loudness !== null && line.loudness !== null && Math.abs(line.loudness - loudness) > LOUDNESS_LU;
  const drifts =
    pitch !== null && line.pitch !== null && Math.abs(Math.log2(line.pitch / pitch)) > PITCH_OCTAVES;
  return [...(jumps ? (["loudness-jump"] as const) : []), ...(drifts ? (["pitch-drift"] as const) : [])];
}
