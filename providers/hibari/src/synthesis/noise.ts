const DRAWS = 1 << 16;

/** A random number of 32 bits from the state before it (xorshift; G. Marsaglia, 2003). */
export function nextRandom(state: number): number {
  let next = state ^ (state << 13);
  next ^= next >>> 17;
  return next ^ (next << 5);
}

/**
 * 65,536 draws from the normal distribution (by G. Box and M. Muller's formula), the same in every process. The noise
 * takes them in random order, which costs less than new draws.
 */
export const NORMAL = ((): Float32Array => {
  const normal = new Float32Array(DRAWS);
  let state = 0x2545f491;
  const uniform = (): number => {
    state = nextRandom(state);
    return ((state >>> 0) + 0.5) / 2 ** 32;
  };
  for (let i = 0; i < DRAWS; i += 2) {
    const [radius, angle] = [Math.sqrt(-2 * Math.log(uniform())), 2 * Math.PI * uniform()];
    normal[i] = radius * Math.cos(angle);
    normal[i + 1] = radius * Math.sin(angle);
  }
  return normal;
})();
