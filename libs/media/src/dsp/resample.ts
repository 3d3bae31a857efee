const ZERO_CROSSINGS = 24;
const KAISER_BETA = 9;

/** The zeroth-order modified Bessel function of the first kind, by its power series. */
function bessel0(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

interface Filter {
  taps: number;
  phases: Float64Array[];
}

const filters = new Map<string, Filter>();

/** One windowed-sinc filter for each of the `up` positions an output sample can have between input samples. */
function filterFor(up: number, down: number): Filter {
  const key = `${up}/${down}`;
  const known = filters.get(key);
  if (known) return known;
  const cutoff = 0.95 * Math.min(1, up / down);
  const half = Math.ceil(ZERO_CROSSINGS / cutoff);
  const phases = Array.from({ length: up }, (_, phase) => {
    const taps = Float64Array.from({ length: 2 * half }, (_, i) => {
      const x = i - half + 1 - phase / up;
      const window =
        bessel0(KAISER_BETA * Math.sqrt(Math.max(0, 1 - (x / half) ** 2))) / bessel0(KAISER_BETA);
      const sinc = x === 0 ? 1 : Math.sin(Math.PI * cutoff * x) / (Math.PI * cutoff * x);
      return sinc * window;
    });
    const sum = taps.reduce((total, tap) => total + tap, 0);
    return taps.map((tap) => tap / sum);
  });
  const filter = { taps: 2 * half, phases };
  if (filters.size > 64) filters.clear();
  filters.set(key, filter);
  return filter;
}

/** How many samples `resample` returns for `length` samples. */
export const resampledLength = (length: number, from: number, to: number): number =>
  Math.round((length * to) / from);

/**
 * Brings samples from one rate (Hz, whole) to another by a polyphase Kaiser-windowed sinc (stop band about -90 dB).
 * Sample 0 stays at time 0. The input counts as silent before its start and after its end.
 */
export function resample(input: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return input.slice();
  const divisor = gcd(from, to);
  const up = to / divisor;
  const down = from / divisor;
  const { taps, phases } = filterFor(up, down);
  const output = new Float32Array(resampledLength(input.length, from, to));
  for (let n = 0; n < output.length; n++) {
    const position = n * down;
    const first = Math.floor(position / up) - taps / 2 + 1;
    const filter = phases[position % up] as Float64Array;
    const begin = Math.max(0, -first);
    const end = Math.min(taps, input.length - first);
    let sum = 0;
    for (let i = begin; i < end; i++) sum += (filter[i] as number) * (input[first + i] as number);
    output[n] = sum;
  }
  return output;
}
