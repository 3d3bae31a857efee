import { jsonPart, type PersonalData } from "@storytelling/service";
import type { App } from "../app.ts";
import { openAmount } from "../domain/invoice.ts";
import { findAccount, lockAccount } from "../store/accounts.ts";
import { listDebts } from "../store/invoices.ts";
import { forgetUser, forgottenTables, rowsOf } from "../store/personal.ts";
import { findLive } from "../store/subscriptions.ts";
import { cancelNow } from "./cancel-now.ts";
import { enqueueForgetting } from "./enqueue.ts";
import { credit } from "./invoicing.ts";

/** What subscription keeps about people: their plan, their usage, and their payments. */
export const personalData: PersonalData<App> = {
  async *export(app, userId) {
    const card = (await findAccount(app.db.read, app.sealer, userId))?.cardLabel ?? null;
    yield jsonPart("subscription/card.json", { card });
    for (const [name, rows] of Object.entries(await rowsOf(app.db.read, userId)))
      yield jsonPart(`subscription/${name}.json`, rows);
  },

  /** Ends the plan today and refunds the days after today. Then the provider deletes the customer, too. */
  async erase(app, userId, tx) {
    const account = await lockAccount(tx, app.sealer, userId, app.clock.now());
    const live = await findLive(tx, userId);
    if (live) await cancelNow(app, tx, live);
    for (const debt of await listDebts(tx, userId))
      await credit(app, tx, debt, { amount: openAmount(debt), refunded: 0, reason: "canceled" });
    await forgetUser(tx, userId);
    if (account.customer) await enqueueForgetting(app, tx, account.customer);
  },

  columns: [...forgottenTables.map((table) => `${table}.user_id`), "embedded_customers.user_id"],
  kept: {
    "billing_accounts.user_id": "Subscriptions refer to it. Disputes that come later lock its row.",
    ...Object.fromEntries(
      ["subscriptions", "invoices", "payments", "credit_notes", "payment_history", "disputes"].map(
        (table) => [
          `${table}.user_id`,
          "The law requires that books are kept. They contain only this id, which no longer leads to anybody.",
        ],
      ),
    ),
  },
};
