import { answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { InvoiceView, viewInvoice } from "../steps/invoice-view.ts";
import { findCreditNotes } from "../store/documents.ts";
import { listInvoices as list } from "../store/invoices.ts";

/** A user's invoices, newest first. */
export const listInvoices = useCase({
  query: PageQuery,
  answer: pageOf(InvoiceView),
  async run(app, { query, actor }) {
    const [before] = decodeCursor(query.cursor, z.tuple([Id])) ?? [null];
    const rows = await list(app.db.read, actor.id, { before, limit: query.limit + 1 });
    const invoiceIds = rows.map((row) => row.id);
    const notes = await findCreditNotes(app.db.read, actor.id, { invoiceIds });
    return answer(
      page(
        rows,
        query.limit,
        (row) => [row.id],
        (row) => viewInvoice(row, notes),
      ),
    );
  },
});
