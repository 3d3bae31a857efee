import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { ownInvoice } from "../steps/own-invoice.ts";
import { receiptId } from "../steps/receipt-id.ts";

/** The receipt of a paid invoice. It exists moments after the payment. */
export const readReceipt = useCase({
  params: z.object({ id: Id }),
  answer: { media: ["application/pdf"] },
  async run(app, { params, actor }) {
    const invoice = await ownInvoice(app.db.read, params.id, actor.id);
    const id = receiptId(invoice.id);
    const info = await app.blobs.info(actor.id, id);
    if (!info) throw notFound("receipt");
    return answer({
      contentType: info.contentType,
      size: info.size,
      etag: `"${info.sha256}"`,
      filename: `${invoice.number}-receipt.pdf`,
      read: (range: { start: number; end: number } | undefined) => app.blobs.read(actor.id, id, range),
    });
  },
});
