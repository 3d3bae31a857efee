import { Refusal } from "@storytelling/values";

/** An amount in minor units (cents) of one currency (ISO 4217). */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/**
 * A price or a sum owed.
 * @throws Refusal `invalid` for fractions, negative amounts and numbers too large for a double
 */
export function money(amount: number, currency: string): Money {
  if (!Number.isSafeInteger(amount) || amount < 0)
    throw new Refusal(
      "invalid",
      "amount-invalid",
      "Give the amount as a whole number of minor units, 0 or more.",
    );
  return { amount, currency };
}

/**
 * `one` minus `other`.
 * @throws Refusal `conflict` when the currencies differ, `invalid` when the result would be negative
 */
export function minus(one: Money, other: Money): Money {
  sameCurrency(one, other);
  return money(one.amount - other.amount, one.currency);
}

/** @throws Refusal `conflict` when the currencies differ */
export function sameCurrency(one: { currency: string }, other: { currency: string }): void {
  if (one.currency === other.currency) return;
  throw new Refusal(
    "conflict",
    "currencies-mixed",
    `This subscription is billed in ${one.currency}, not in ${other.currency}. Cancel it, then subscribe again in ${other.currency}.`,
  );
}

/** "1234.50 EUR", with as many decimals as the currency has. */
export function inWords({ amount, currency }: Money): string {
  const digits = decimalsOf(currency);
  const sign = amount < 0 ? "-" : "";
  const plain = String(Math.abs(amount)).padStart(digits + 1, "0");
  const whole = digits === 0 ? plain : `${plain.slice(0, -digits)}.${plain.slice(-digits)}`;
  return `${sign}${whole} ${currency}`;
}

const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
