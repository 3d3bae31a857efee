/** Nearly full scale: lossy codecs do not keep the flat tops of clipped waves exactly. */
const TOP = 0.985;
const RUN = 3;

/** The share of samples that stand in a row at full scale, 0 to 1. */
export function clippedShare(channels: readonly Float32Array[]): number {
  let [clipped, all] = [0, 0];
  for (const samples of channels) {
    let run = 0;
    for (const sample of samples) {
      if (Math.abs(sample) >= TOP) {
        run++;
        if (run === RUN) clipped += RUN;
        else if (run > RUN) clipped++;
      } else run = 0;
    }
    all += samples.length;
  }
  return clipped / Math.max(1, all);
}
