interface Biquad {
  b: [number, number, number];
  a: [number, number];
}

/** The high shelf of BS.1770's K-weighting for any rate, by the bilinear transform of its analogue prototype. */
function shelf(rate: number): Biquad {
  const k = Math.tan((Math.PI * 1681.974450955533) / rate);
  const q = 0.7071752369554196;
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  const norm = 1 + k / q + k * k;
  return {
    b: [
      (high + (band * k) / q + k * k) / norm,
      (2 * (k * k - high)) / norm,
      (high - (band * k) / q + k * k) / norm,
    ],
    a: [(2 * (k * k - 1)) / norm, (1 - k / q + k * k) / norm],
  };
}

/** The high pass of BS.1770's K-weighting. */
function highPass(rate: number): Biquad {
  const k = Math.tan((Math.PI * 38.13547087602444) / rate);
  const q = 0.5003270373238773;
  const norm = 1 + k / q + k * k;
  return { b: [1, -2, 1], a: [(2 * (k * k - 1)) / norm, (1 - k / q + k * k) / norm] };
}

function filter(samples: Float64Array, { b, a }: Biquad): void {
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i] as number;
    const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    samples[i] = y;
  }
}

const toLufs = (power: number): number => -0.691 + 10 * Math.log10(power);
const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Integrated loudness of mono samples in LUFS, as in ITU-R BS.1770-5 (blocks of 400 ms, three quarters overlapping,
 * gated at -70 LUFS and 10 LU below). Audio shorter than a block counts as one block. -Infinity for silence.
 */
export function loudness(samples: Float32Array, rate: number): number {
  const weighted = new Float64Array(samples);
  filter(weighted, shelf(rate));
  filter(weighted, highPass(rate));
  const block = Math.min(weighted.length, Math.round(rate * 0.4));
  const step = Math.max(1, Math.round(rate * 0.1));
  const powers: number[] = [];
  for (let start = 0; block > 0 && start + block <= weighted.length; start += step) {
    let sum = 0;
    for (let i = start; i < start + block; i++) sum += (weighted[i] as number) ** 2;
    powers.push(sum / block);
  }
  const audible = powers.filter((power) => toLufs(power) > -70);
  if (audible.length === 0) return Number.NEGATIVE_INFINITY;
  const gate = toLufs(mean(audible)) - 10;
  return toLufs(mean(audible.filter((power) => toLufs(power) > gate)));
}
