const powerOf = (samples: Float32Array): number => {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum / Math.max(1, samples.length);
};

/** 20 dB. */
const MUCH_LOUDER = 100;

/**
 * One channel of two: their mean, or the louder one when the other is nearly silent or cancels it, as wrongly
 * connected microphones do.
 */
export function toMono([left, right]: readonly Float32Array[]): Float32Array {
  if (!left || !right) return left ?? new Float32Array(0);
  const [ofLeft, ofRight] = [powerOf(left), powerOf(right)];
  const louder = ofLeft >= ofRight ? left : right;
  if (Math.max(ofLeft, ofRight) > MUCH_LOUDER * Math.min(ofLeft, ofRight)) return louder;
  const mean = new Float32Array(left.length);
  for (let i = 0; i < mean.length; i++) mean[i] = ((left[i] as number) + (right[i] as number)) / 2;
  return powerOf(mean) * MUCH_LOUDER < Math.max(ofLeft, ofRight) ? louder : mean;
}
