import type { ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import { receiptPaper } from "../domain/paper.ts";
import { drawPdf } from "../engines/pdf-writer.ts";
import { receiptId } from "../steps/receipt-id.ts";

interface Paid {
  userId: string;
  paymentId: string;
  invoiceId: string;
  invoiceNumber: string;
  amount: number;
  currency: string;
}

/** Draws the receipt of a payment and stores it, encrypted with the payer's key. */
export async function keepReceipt(app: App, { data, time }: ReceivedEvent<Paid>): Promise<void> {
  const pdf = await drawPdf(receiptPaper({ ...data, paidAt: time }, app.seller));
  const id = receiptId(data.invoiceId);
  await app.blobs.put(data.userId, pdf, { contentType: "application/pdf", id });
}
