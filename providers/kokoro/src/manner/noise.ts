/** Noise of variance 1, the same each time: uniform numbers of Vigna's splitmix32 variant mulberry32. */
export function noise(length: number): Float32Array {
  let state = 0x9e37_79b9;
  return Float32Array.from({ length }, () => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 31 - 1) * Math.sqrt(3);
  });
}
