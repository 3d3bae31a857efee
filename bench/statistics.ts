/** The value below which a share of the sample lies. */
export function quantile(sample: readonly number[], share: number): number {
  const sorted = sample.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (sample: readonly number[]): number => quantile(sample, 0.5);

/**
 * Whether two samples differ. `p`: two-sided Mann-Whitney U by its normal approximation, which is good for samples of
 * this size (Mann and Whitney 1947). `asLarge`: the share of 500 random halvings of the first sample whose medians
 * differ at least as much as those of the two samples. This null includes the machine's own noise.
 */
export function compare(a: readonly number[], b: readonly number[]): { p: number; asLarge: number } {
  const difference = Math.abs(median(a) - median(b));
  const halvings = 500;
  let asLarge = 0;
  for (let i = 0; i < halvings; i++) {
    const values = shuffled(a);
    const half = values.length / 2;
    const split = Math.abs(median(values.slice(0, half)) - median(values.slice(half)));
    if (split >= difference) asLarge += 1;
  }
  return { p: mannWhitney(a, b), asLarge: asLarge / halvings };
}

/** The same items in random order. */
export const shuffled = <T>(all: readonly T[]): T[] =>
  all
    .map((each) => [Math.random(), each] as const)
    .toSorted(([x], [y]) => x - y)
    .map(([, each]) => each);

function mannWhitney(a: readonly number[], b: readonly number[]): number {
  const all = [...a.map((value) => ({ value, first: true })), ...b.map((value) => ({ value, first: false }))];
  all.sort((x, y) => x.value - y.value);
  // Times at this resolution have practically no ties.
  const rankSum = all.reduce((sum, { first }, rank) => (first ? sum + rank + 1 : sum), 0);
  const [n, m] = [a.length, b.length];
  const u = rankSum - (n * (n + 1)) / 2;
  const z = (u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
  return 2 * (1 - normalBelow(Math.abs(z)));
}

/** The standard normal distribution (Abramowitz and Stegun 26.2.17, error below 7.5e-8). */
function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const series = [1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.31938153];
  const polynomial = series.reduce((sum, factor) => (sum + factor) * t, 0);
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * polynomial;
}
