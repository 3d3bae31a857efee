/** The blob id of an invoice's receipt: one for each invoice, since one payment pays it. */
export const receiptId = (invoiceId: string): string => `receipt-${invoiceId}`;
