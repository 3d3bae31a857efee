/** What the shared rules need to know of a language. */
export interface European {
  /** A whole number in words. `next` is the word that follows it, which decides its gender. */
  cardinal(digits: string, next: string): string;
  /** An ordinal in words; `mark` is what is written behind the number: `.`, `er`, `ª`. */
  ordinal(digits: string, mark: string, previous: string): string;
  /** A number of a year, when it is not said as any other number. */
  year?(digits: string): string;
  /** The marks of an ordinal behind a number, as a pattern with one group. */
  readonly ordinals: RegExp;
  readonly thousands: string;
  readonly comma: string;
  readonly minus: string;
  readonly percent: string;
  readonly and: string;
  readonly number: string;
  /** One, many, one hundredth of it, many; by sign. */
  readonly money: Readonly<Record<string, readonly [string, string, string, string]>>;
  /** Between the large and the small unit of money; null leaves the small unit's name out. */
  readonly moneyJoint: string;
  readonly namesCents: boolean;
  /** The time of day: hours and minutes without leading zeros; "0" minutes for the full hour. */
  clock(hours: string, minutes: string): string;
  readonly times: RegExp;
  readonly units: Readonly<Record<string, readonly [string, string]>>;
  readonly abbreviations: Readonly<Record<string, string>>;
  /** A Roman numeral of two letters and more; undefined leaves it as it is. */
  roman(value: number, previous: string, mark: string): string | undefined;
  readonly romanMark: RegExp;
}
