const toMel = (hz: number): number => 2595 * Math.log10(1 + hz / 700);
const toHz = (mel: number): number => 700 * (10 ** (mel / 2595) - 1);

/** A triangle over the bins of a spectrum. */
interface Filter {
  readonly first: number;
  readonly weights: Float32Array;
}

export interface Bank {
  readonly lowestHz: number;
  readonly highestHz: number;
  readonly count: number;
  /** Above 1 for a longer vocal tract: its formants are lower. */
  readonly warp: number;
}

/** Triangular filters that are evenly spaced in mel. */
export function melFilters(bank: Bank, size: number, sampleRate: number): Filter[] {
  const [low, high] = [toMel(bank.lowestHz), toMel(bank.highestHz)];
  const binHz = sampleRate / size;
  const edge = (i: number): number => {
    const hz = toHz(low + ((high - low) * i) / (bank.count + 1));
    return Math.min(hz / bank.warp, sampleRate / 2 - binHz) / binHz;
  };
  return Array.from({ length: bank.count }, (_, i) => {
    const [left, middle, right] = [edge(i), edge(i + 1), edge(i + 2)];
    const first = Math.ceil(left);
    const weights = Float32Array.from({ length: Math.max(1, Math.floor(right) - first + 1) }, (_, at) => {
      const bin = first + at;
      const weight = bin <= middle ? (bin - left) / (middle - left) : (right - bin) / (right - middle);
      return Number.isFinite(weight) ? Math.max(0, weight) : 1;
    });
    return { first, weights };
  });
}
