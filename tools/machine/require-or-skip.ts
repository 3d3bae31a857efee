/** Skips a test that lacks a program, naming it; where `CI=true` promises a whole machine, that is a failure. */
export function requireOrSkip(test: { skip(message: string): void }, missing: string): void {
  if (process.env.CI === "true") throw new Error(missing);
  test.skip(missing);
}
