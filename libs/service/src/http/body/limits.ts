/** Limits of a JSON body. */
export interface JsonLimits {
  readonly bytes: number;
  /** Objects, arrays and their elements. It limits the number of names, too. */
  readonly values: number;
  readonly depth: number;
}

/** Enough for nearly every route; routes that take more say so. */
const usual: JsonLimits = { bytes: 16_384, values: 300, depth: 10 };

/** Larger bodies, in bytes, are parsed in a separate thread. Up to this size it takes less than a millisecond. */
export const SMALL_BYTES = 65_536;

export const jsonLimitsOf = (route: {
  readonly maxBody?: number;
  readonly maxValues?: number;
}): JsonLimits => ({
  bytes: route.maxBody ?? usual.bytes,
  values: route.maxValues ?? usual.values,
  depth: usual.depth,
});
