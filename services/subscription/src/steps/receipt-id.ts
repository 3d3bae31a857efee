/** What the receipt of an invoice is kept under: an invoice is paid once, by one payment. */
export const receiptId = (invoiceId: string): string => `receipt-${invoiceId}`;
