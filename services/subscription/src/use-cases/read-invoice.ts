import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { InvoiceView, viewInvoice } from "../steps/invoice-view.ts";
import { ownInvoice } from "../steps/own-invoice.ts";
import { findCreditNotes } from "../store/documents.ts";

export const readInvoice = useCase({
  params: z.object({ id: Id }),
  answer: InvoiceView,
  async run(app, { params, actor }) {
    const invoice = await ownInvoice(app.db.read, params.id, actor.id);
    return answer(
      viewInvoice(invoice, await findCreditNotes(app.db.read, actor.id, { invoiceIds: [invoice.id] })),
    );
  },
});
