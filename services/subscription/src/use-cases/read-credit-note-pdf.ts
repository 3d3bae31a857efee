import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { creditPaper } from "../domain/paper.ts";
import { pdfAnswer } from "../steps/pdf-answer.ts";
import { findCreditNotes } from "../store/documents.ts";
import { invoiceById } from "../store/invoices.ts";

export const readCreditNotePdf = useCase({
  params: z.object({ id: Id }),
  answer: { media: ["application/pdf"] },
  async run(app, { params, actor }) {
    const [note] = await findCreditNotes(app.db.read, actor.id, { id: params.id });
    if (!note) throw notFound("credit note");
    const invoice = await invoiceById(app.db.read, note.invoiceId);
    return pdfAnswer(creditPaper(note, invoice, note.seller), `${note.number}.pdf`);
  },
});
