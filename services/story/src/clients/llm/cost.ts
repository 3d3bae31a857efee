import { Refusal } from "@storytelling/values";
import type { Question } from "./question.ts";

/** Prices per million tokens and what one analysis may cost, all in minor units of one currency. */
export interface Prices {
  readonly priceIn: number;
  readonly priceOut: number;
  readonly budget: number;
}

// No tokenizer in use makes more than one token of three bytes of UTF-8.
const bytesPerToken = 3;

/** The most tokens that a question may have. */
export const tokensOf = ({ system, user, schema }: Question): number =>
  Math.ceil(Buffer.byteLength(system + user + JSON.stringify(schema)) / bytesPerToken) + 20;

/** The price of tokens, in minor units. */
export const costOf = (tokens: { in: number; out: number }, { priceIn, priceOut }: Prices): number =>
  (tokens.in * priceIn + tokens.out * priceOut) / 1_000_000;

/** The most that questions can cost when each is answered once. */
export const estimate = (questions: readonly Question[], prices: Prices): number =>
  questions.reduce((sum, one) => sum + costOf({ in: tokensOf(one), out: one.tokens }, prices), 0);

/** @throws Refusal `conflict` when the questions may cost more than one analysis is allowed to */
export function assertAffordable(questions: readonly Question[], prices: Prices): void {
  const cost = estimate(questions, prices);
  if (cost <= prices.budget) return;
  throw new Refusal(
    "conflict",
    "analysis-over-budget",
    `Analysing this story with a language model may cost ${Math.ceil(cost)}, but one analysis may cost ${prices.budget} at most. Split the story in parts, or ask the operator to raise the budget.`,
  );
}
