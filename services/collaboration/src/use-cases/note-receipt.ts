import type { ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import type { Receipt } from "../domain/consent.ts";
import { saveReceipt } from "../store/consents.ts";
import type { Tx } from "../store/db.ts";

interface Told extends Receipt {
  readonly consentId: string;
  readonly cause: "person" | "erased" | "expired" | "story-deleted";
}

/** Keeps narration's receipt for the person who withdrew. */
export async function noteReceipt(_app: App, { data }: ReceivedEvent<Told>, tx: Tx): Promise<void> {
  const { receiptId, takes, profiles, narrations, lines, withdrawnAt, deletedAt } = data;
  const receipt = { receiptId, takes, profiles, narrations, lines, withdrawnAt, deletedAt };
  await saveReceipt(tx, data.consentId, receipt, data.cause, new Date(withdrawnAt));
}
