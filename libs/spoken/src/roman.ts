const VALUES: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

/** A pattern for a Roman numeral as the Romans' heirs write it; it also matches the empty text. */
export const ROMAN = "(?:M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))";
const whole = new RegExp(`^${ROMAN}$`, "i");

/** The value of a Roman numeral, upper or lower case; undefined for any other text. */
export function romanValue(written: string): number | undefined {
  if (written === "" || !whole.test(written)) return undefined;
  let sum = 0;
  let last = 0;
  for (const letter of [...written.toUpperCase()].reverse()) {
    const value = VALUES[letter] ?? 0;
    sum += value < last ? -value : value;
    last = Math.max(last, value);
  }
  return sum;
}
