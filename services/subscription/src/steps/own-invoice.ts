import { notFound } from "@storytelling/values";
import type { Seller } from "../domain/seller.ts";
import type { Reader } from "../store/db.ts";
import { findInvoice, type StoredInvoice } from "../store/invoices.ts";

/** A user's own issued invoice. @throws Refusal `not-found` for drafts, and for invoices of others */
export async function ownInvoice(
  db: Reader,
  id: string,
  userId: string,
): Promise<StoredInvoice & { readonly seller: Seller }> {
  const invoice = await findInvoice(db, id, userId);
  if (!invoice?.seller) throw notFound("invoice");
  return { ...invoice, seller: invoice.seller };
}
