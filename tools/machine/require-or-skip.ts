/**
 * Skips a test whose program is missing, and names the program. With `CI=true` every program must be there, so it
 * fails.
 */
export function requireOrSkip(test: { skip(message: string): void }, missing: string): void {
  if (process.env.CI === "true") throw new Error(missing);
  test.skip(missing);
}
