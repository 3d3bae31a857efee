/** How much a JSON body may be. */
export interface JsonLimits {
  readonly bytes: number;
  /** Objects, arrays, and what is in them: a bound of the names, too. */
  readonly values: number;
  readonly depth: number;
}

/** What nearly every route needs; those that take more say so. */
const usual: JsonLimits = { bytes: 16_384, values: 300, depth: 10 };

/** What is larger is parsed in a thread of its own, in bytes. Up to here it takes less than a millisecond. */
export const SMALL_BYTES = 65_536;

export const jsonLimitsOf = (route: {
  readonly maxBody?: number;
  readonly maxValues?: number;
}): JsonLimits => ({
  bytes: route.maxBody ?? usual.bytes,
  values: route.maxValues ?? usual.values,
  depth: usual.depth,
});
