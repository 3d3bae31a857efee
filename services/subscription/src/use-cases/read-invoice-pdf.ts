import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { invoicePaper } from "../domain/paper.ts";
import { ownInvoice } from "../steps/own-invoice.ts";
import { pdfAnswer } from "../steps/pdf-answer.ts";

/** An invoice as it was issued, as PDF. */
export const readInvoicePdf = useCase({
  params: z.object({ id: Id }),
  answer: { media: ["application/pdf"] },
  async run(app, { params, actor }) {
    const invoice = await ownInvoice(app.db.read, params.id, actor.id);
    return pdfAnswer(invoicePaper(invoice, invoice.seller), `${invoice.number}.pdf`);
  },
});
