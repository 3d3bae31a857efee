/** A tone as 16-bit samples, `amplitude` as a fraction of full scale. */
export const tone = (amplitude: number, hz: number, sampleRate: number, samples: number): Int16Array =>
  Int16Array.from({ length: samples }, (_, i) =>
    Math.round(32_767 * amplitude * Math.sin((2 * Math.PI * hz * i) / sampleRate)),
  );
