/**
 * The all-pole filter whose spectrum is nearest to the frame's, by the autocorrelation method and Levinson and Durbin's
 * recursion: coefficients a1 to aN of y[n] = gain * x[n] - a1 * y[n-1] - … - aN * y[n-N], for noise x of variance 1.
 */
export function linearPrediction(
  frame: Float32Array,
  order: number,
): { coefficients: Float64Array; gain: number } {
  const correlation = Float64Array.from({ length: order + 1 }, (_, lag) => {
    let sum = 0;
    for (let i = lag; i < frame.length; i++) sum += (frame[i] as number) * (frame[i - lag] as number);
    return sum;
  });
  // A trace of noise keeps the recursion stable for silence and pure tones.
  let error = (correlation[0] as number) * (1 + 1e-6) + 1e-9;
  const coefficients = new Float64Array(order);
  for (let i = 0; i < order; i++) {
    let sum = correlation[i + 1] as number;
    for (let j = 0; j < i; j++) sum += (coefficients[j] as number) * (correlation[i - j] as number);
    const reflection = -sum / error;
    const before = coefficients.slice(0, i);
    coefficients[i] = reflection;
    for (let j = 0; j < i; j++) {
      coefficients[j] = (before[j] as number) + reflection * (before[i - 1 - j] as number);
    }
    error *= 1 - reflection ** 2;
  }
  return { coefficients, gain: Math.sqrt(error / frame.length) };
}
