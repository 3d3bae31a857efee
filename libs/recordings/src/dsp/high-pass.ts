/** Below every voice: rumble, handling noise, and the constant offset of cheap converters. */
const CUT_HZ = 60;

/** Removes, in place, what is below voices, by a second-order Butterworth filter. */
export function highPass(samples: Float32Array, rate: number): void {
  const k = Math.tan((Math.PI * CUT_HZ) / rate);
  const norm = 1 / (1 + Math.SQRT2 * k + k * k);
  const a1 = 2 * (k * k - 1) * norm;
  const a2 = (1 - Math.SQRT2 * k + k * k) * norm;
  // It starts as if the first sample had always been there, so that an offset makes no click.
  let [x1, x2] = [samples[0] ?? 0, samples[0] ?? 0];
  let [y1, y2] = [0, 0];
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i] as number;
    const y = norm * (x - 2 * x1 + x2) - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    samples[i] = y;
  }
}
