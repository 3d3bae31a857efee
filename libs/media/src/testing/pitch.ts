/** The median pitch of speech in Hz, by autocorrelation of 40 ms windows; for tests and measurements. */
export function pitchOf(samples: Float32Array, rate: number): number {
  const length = Math.round(rate * 0.04);
  const [shortest, longest] = [Math.round(rate / 500), Math.round(rate / 60)];
  const found: number[] = [];
  for (let start = 0; start + length + longest < samples.length; start += length) {
    const at = (i: number): number => samples[start + i] as number;
    let energy = 0;
    for (let i = 0; i < length; i++) energy += at(i) ** 2;
    if (energy / length < 1e-4) continue;
    const scores = Array.from({ length: longest + 1 }, (_, lag) => {
      if (lag < shortest) return 0;
      let product = 0;
      let power = 0;
      for (let i = 0; i < length; i++) {
        product += at(i) * at(i + lag);
        power += at(i + lag) ** 2;
      }
      return product / Math.sqrt(energy * power + 1e-12);
    });
    const best = Math.max(...scores);
    // The first peak that is nearly the best: later ones are multiples of the period.
    const lag = scores.findIndex(
      (score, i) =>
        score > 0.9 * best && score >= (scores[i - 1] ?? 0) && score >= (scores[i + 1] ?? 0) && i > shortest,
    );
    if (best > 0.6 && lag > 0) found.push(rate / lag);
  }
  found.sort((a, b) => a - b);
  return found[found.length >> 1] ?? 0;
}
