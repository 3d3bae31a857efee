import { inWords, type Money } from "./money.ts";

interface Told extends Money {
  readonly invoiceNumber: string;
}

const paid = (told: Told): string => `${inWords(told)} that you paid for invoice ${told.invoiceNumber}`;

/** What a payer reads while their bank has not decided. */
export const disputedWords = (told: Told, withheld: boolean): string =>
  withheld
    ? `Your bank claims back ${paid(told)}. Your plan stays until it has decided. If it is a mistake, tell your bank.`
    : `Your bank asks about ${paid(told)}. Your plan stays. If you know this payment, tell your bank.`;

/** What a payer reads of an invoice that is owed again, by what is open of it. */
export const debtWords = (open: Told): string =>
  `${inWords(open)} of invoice ${open.invoiceNumber} are open, since your bank took back what you paid. Pay them to subscribe again; nothing of yours is deleted.`;

/** What a payer reads when their bank has decided. */
export function decidedWords(told: Told, outcome: "won" | "lost" | "withdrawn", open: number): string {
  if (outcome === "withdrawn") return `Your bank asks no more about ${paid(told)}.`;
  if (outcome === "won") return `Your bank has decided: ${paid(told)} stay paid.`;
  const owed = open > 0 ? ` ${debtWords({ ...told, amount: open })}` : " Nothing of yours is deleted.";
  return `Your bank took back ${paid(told)}.${owed}`;
}
