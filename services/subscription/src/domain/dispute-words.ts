import { inWords, type Money } from "./money.ts";

interface Told extends Money {
  readonly invoiceNumber: string;
}

const paid = (told: Told): string => `${inWords(told)} that you paid for invoice ${told.invoiceNumber}`;

/** The message to a payer while their bank has not decided. */
export const disputedWords = (told: Told, withheld: boolean): string =>
  withheld
    ? `Your bank claims back ${paid(told)}. Your plan stays until it has decided. If it is a mistake, tell your bank.`
    : `Your bank asks about ${paid(told)}. Your plan stays. If you know this payment, tell your bank.`;

/** The message to a payer about an invoice that is owed again; `open` is the amount still owed. */
export const debtWords = (open: Told): string =>
  `You owe ${inWords(open)} for invoice ${open.invoiceNumber}, since your bank took back your payment. Please pay it to subscribe again. Nothing of yours is deleted.`;

/** The message to a payer when their bank has decided. */
export function decidedWords(told: Told, outcome: "won" | "lost" | "withdrawn", open: number): string {
  if (outcome === "withdrawn") return `Your bank no longer asks about ${paid(told)}.`;
  if (outcome === "won") return `Your bank has decided: ${paid(told)} stay paid. You need not do anything.`;
  const owed = open > 0 ? ` ${debtWords({ ...told, amount: open })}` : " Nothing of yours is deleted.";
  return `Your bank took back ${paid(told)}.${owed}`;
}
