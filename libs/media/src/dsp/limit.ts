/**
 * Turns down, in place, samples above `ceiling` (a fraction of full scale). The gain falls within the 4 ms before each
 * peak and rises again within the 4 ms after it. So no sample exceeds the ceiling, and none is clipped.
 */
export function limit(samples: Float32Array, rate: number, ceiling: number): void {
  const reach = Math.max(1, Math.round(rate * 0.004));
  const gain = new Float64Array(samples.length).fill(1);
  let any = false;
  for (let i = 0; i < samples.length; i++) {
    const needed = ceiling / Math.abs(samples[i] as number);
    if (!(needed < 1)) continue;
    any = true;
    const end = Math.min(samples.length, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < end; j++) {
      // A raised cosine from the gain needed at the peak to unchanged gain at the edge of its reach.
      const away = (1 - Math.cos((Math.PI * Math.abs(j - i)) / reach)) / 2;
      const wanted = needed + (1 - needed) * away;
      if (wanted < (gain[j] as number)) gain[j] = wanted;
    }
  }
  if (!any) return;
  for (let i = 0; i < samples.length; i++) samples[i] = (samples[i] as number) * (gain[i] as number);
}
