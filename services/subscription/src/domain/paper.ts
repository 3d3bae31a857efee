import { dateOf } from "./calendar.ts";
import { type Invoice, taxWithin } from "./invoice.ts";
import { inWords } from "./money.ts";
import type { Seller } from "./seller.ts";

/** A document before it is drawn. */
export interface Paper {
  readonly title: string;
  readonly issuedAt: Date;
  readonly seller: Seller;
  /** The facts above the table: label and value. */
  readonly facts: readonly (readonly [string, string])[];
  /** The table: text, days, amount. */
  readonly rows: readonly (readonly [string, string, string])[];
  readonly sums: readonly (readonly [string, string])[];
  readonly notes: readonly string[];
}

/** An invoice as it was issued. Later payments and credits have their own receipts and credit notes. */
export function invoicePaper(invoice: Invoice, seller: Seller): Paper {
  const { number, issuedAt, currency } = invoice;
  if (number === null || issuedAt === null) throw new Error("A draft invoice cannot be drawn.");
  return {
    title: `Invoice ${number}`,
    issuedAt,
    seller,
    facts: [
      ["Invoice number", number],
      ["Date", dateOf(issuedAt)],
      ["Account", invoice.userId],
    ],
    rows: invoice.lines.map((line) => [
      line.text,
      `${line.from} to ${line.to}`,
      inWords({ amount: line.amount, currency }),
    ]),
    sums: sumsOf(invoice.total, currency, seller),
    notes: ["Paid by the card on file. The last day of a period is the first day of the next."],
  };
}

interface Credited {
  readonly number: string;
  readonly amount: number;
  readonly currency: string;
  readonly reason: string;
  readonly issuedAt: Date;
}

/** A credit note: an amount that an invoice no longer asks for. */
export function creditPaper(note: Credited, invoice: Invoice, seller: Seller): Paper {
  const { number, amount, currency, issuedAt } = note;
  return {
    title: `Credit note ${number}`,
    issuedAt,
    seller,
    facts: [
      ["Credit note number", number],
      ["Date", dateOf(issuedAt)],
      ["For invoice", invoice.number ?? ""],
      ["Account", invoice.userId],
    ],
    rows: [[`Credit: ${note.reason}`, dateOf(issuedAt), inWords({ amount: -amount, currency })]],
    sums: sumsOf(-amount, currency, seller),
    notes: ["If you have paid it, the amount goes back to the card that you paid with."],
  };
}

interface Paid {
  readonly paymentId: string;
  readonly invoiceNumber: string;
  readonly userId: string;
  readonly amount: number;
  readonly currency: string;
  readonly paidAt: Date;
}

/** A receipt: how much was paid for an invoice, and when. */
export const receiptPaper = (paid: Paid, seller: Seller): Paper => ({
  title: `Receipt for ${paid.invoiceNumber}`,
  issuedAt: paid.paidAt,
  seller,
  facts: [
    ["Payment", paid.paymentId],
    ["Date", dateOf(paid.paidAt)],
    ["Account", paid.userId],
  ],
  rows: [[`Invoice ${paid.invoiceNumber}`, dateOf(paid.paidAt), inWords(paid)]],
  sums: [["Paid by card", inWords(paid)]],
  notes: [],
});

function sumsOf(gross: number, currency: string, { vatRate }: Seller): (readonly [string, string])[] {
  const words = (amount: number) => inWords({ amount, currency });
  if (vatRate === 0) return [["Total", words(gross)]];
  const tax = taxWithin(gross, vatRate);
  return [
    ["Net", words(gross - tax)],
    [`VAT ${vatRate} %`, words(tax)],
    ["Total", words(gross)],
  ];
}
