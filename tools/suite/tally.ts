/** Test results of one file, or of several added up, as node's runner counts them. */
export interface Counts {
  readonly tests: number;
  readonly suites: number;
  readonly passed: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly skipped: number;
  readonly todo: number;
}

/** What a file's process reports when its tests have ended. */
export interface Tally {
  readonly counts: Counts;
  /** The reporter's text about the failed tests; empty when there are none. */
  readonly failures: string;
}

export const nothing: Counts = {
  tests: 0,
  suites: 0,
  passed: 0,
  failed: 0,
  cancelled: 0,
  skipped: 0,
  todo: 0,
};

export const add = (one: Counts, other: Counts): Counts => ({
  tests: one.tests + other.tests,
  suites: one.suites + other.suites,
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  cancelled: one.cancelled + other.cancelled,
  skipped: one.skipped + other.skipped,
  todo: one.todo + other.todo,
});

/** The summary lines of node's runner; CI reads them. */
export const closingLines = (counts: Counts, durationMs: number): string =>
  [
    `tests ${counts.tests}`,
    `suites ${counts.suites}`,
    `pass ${counts.passed}`,
    `fail ${counts.failed}`,
    `cancelled ${counts.cancelled}`,
    `skipped ${counts.skipped}`,
    `todo ${counts.todo}`,
    `duration_ms ${durationMs.toFixed(3)}`,
  ]
    .map((line) => `ℹ ${line}\n`)
    .join("");
