/** Power spectra of real frames whose length is `size`, a power of two. */
export function spectrometer(size: number): (frame: Float32Array, power: Float32Array) => void {
  const [real, imaginary] = [new Float64Array(size), new Float64Array(size)];
  const half = size >> 1;
  const cosines = Float64Array.from({ length: half }, (_, i) => Math.cos((2 * Math.PI * i) / size));
  const sines = Float64Array.from({ length: half }, (_, i) => -Math.sin((2 * Math.PI * i) / size));
  const bits = Math.log2(size);
  const reversed = Uint32Array.from({ length: size }, (_, i) => {
    let out = 0;
    for (let bit = 0; bit < bits; bit++) out |= ((i >> bit) & 1) << (bits - 1 - bit);
    return out;
  });

  return (frame, power) => {
    for (let i = 0; i < size; i++) real[i] = frame[reversed[i] as number] as number;
    imaginary.fill(0);
    for (let span = 1; span < size; span <<= 1) {
      const step = half / span;
      for (let start = 0; start < size; start += span << 1) {
        for (let k = 0; k < span; k++) {
          const [low, high] = [start + k, start + k + span];
          const [c, s] = [cosines[k * step] as number, sines[k * step] as number];
          const [x, y] = [real[high] as number, imaginary[high] as number];
          const [re, im] = [x * c - y * s, x * s + y * c];
          real[high] = (real[low] as number) - re;
          imaginary[high] = (imaginary[low] as number) - im;
          real[low] = (real[low] as number) + re;
          imaginary[low] = (imaginary[low] as number) + im;
        }
      }
    }
    for (let i = 0; i <= half; i++) power[i] = (real[i] as number) ** 2 + (imaginary[i] as number) ** 2;
  };
}
