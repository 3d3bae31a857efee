/** At this rate a voice's periods are still 16 samples long and more. */
const RATE = 8000;
const WINDOW = 320;
const MOST_WINDOWS = 24;
const [HIGHEST_HZ, LOWEST_HZ] = [500, 60];
const VOICED = 0.6;

/** The average of each group of samples: a coarse low pass, enough to find a period. */
function thinned(samples: Float32Array, by: number): Float32Array {
  const out = new Float32Array(Math.floor(samples.length / by));
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let j = 0; j < by; j++) sum += samples[i * by + j] as number;
    out[i] = sum / by;
  }
  return out;
}

/** The pitch of one window in Hz, by its normalised autocorrelation; 0 when it is not voiced. */
function pitchAt(samples: Float32Array, start: number, rate: number): number {
  const at = (i: number): number => samples[start + i] as number;
  const [shortest, longest] = [Math.round(rate / HIGHEST_HZ), Math.round(rate / LOWEST_HZ)];
  let energy = 0;
  for (let i = 0; i < WINDOW; i++) energy += at(i) ** 2;
  if (energy / WINDOW < 1e-4) return 0;
  const scores = new Float64Array(longest + 1);
  let power = 0;
  for (let i = 0; i < WINDOW; i++) power += at(shortest + i) ** 2;
  let best = 0;
  for (let lag = shortest; lag <= longest; lag++) {
    let product = 0;
    for (let i = 0; i < WINDOW; i++) product += at(i) * at(i + lag);
    const score = product / Math.sqrt(energy * power + 1e-12);
    scores[lag] = score;
    best = Math.max(best, score);
    if (lag < longest) power += at(lag + WINDOW) ** 2 - at(lag) ** 2;
  }
  if (best < VOICED) return 0;
  // The first peak that is nearly the best: later ones are multiples of the period.
  for (let lag = shortest + 1; lag < longest; lag++) {
    const score = scores[lag] as number;
    const isPeak = score >= (scores[lag - 1] as number) && score >= (scores[lag + 1] as number);
    if (score > 0.9 * best && isPeak) return rate / lag;
  }
  return 0;
}

/** The median pitch of speech in Hz, from at most 24 windows of 40 ms; null when nothing is voiced. */
export function medianPitch(samples: Float32Array, sampleRate: number): number | null {
  const by = Math.max(1, Math.floor(sampleRate / RATE));
  const thin = thinned(samples, by);
  const rate = sampleRate / by;
  const room = thin.length - WINDOW - Math.round(rate / LOWEST_HZ) - 1;
  const step = Math.max(WINDOW, Math.floor(room / MOST_WINDOWS));
  const found: number[] = [];
  for (let start = 0; start < room; start += step) {
    const pitch = pitchAt(thin, start, rate);
    if (pitch > 0) found.push(pitch);
  }
  found.sort((a, b) => a - b);
  return found[found.length >> 1] ?? null;
}
