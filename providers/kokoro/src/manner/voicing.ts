/** The lags of 400 and 70 Hz at 24 kHz. */
const SHORTEST = 60;
const LONGEST = 343;

/** Between these correlations with itself, one period later, a stretch is partly voiced. */
const BREATH = 0.25;
const VOICE = 0.45;

/** How voiced `length` samples from `start` are, from 0 to 1, by their normalised autocorrelation. */
export function voicing(samples: Float32Array, start: number, length: number): number {
  const at = (i: number): number => samples[start + i] ?? 0;
  const span = length - LONGEST;
  let best = 0;
  for (let lag = SHORTEST; lag <= LONGEST; lag += 2) {
    let product = 0;
    let power = 0;
    let later = 0;
    for (let i = 0; i < span; i++) {
      product += at(i) * at(i + lag);
      power += at(i) ** 2;
      later += at(i + lag) ** 2;
    }
    best = Math.max(best, product / Math.sqrt(power * later + 1e-12));
  }
  return Math.min(1, Math.max(0, (best - BREATH) / (VOICE - BREATH)));
}
