import { currency, tiers } from "../domain/tiers.ts";
import type { Tx } from "./db.ts";

/** Updates the table of tiers from the code, for foreign keys and for people who read the database. */
export async function saveTiers(tx: Tx): Promise<void> {
  const rows = tiers.map(({ code, name, priceMonth, priceYear, allowances, features }, position) => ({
    code,
    position,
    name,
    currency,
    price_month: priceMonth,
    price_year: priceYear,
    allowances: JSON.stringify(allowances),
    features: JSON.stringify(features),
  }));
  await tx
    .insertInto("subscription_tiers")
    .values(rows)
    .onConflict((conflict) =>
      conflict.column("code").doUpdateSet(({ ref }) => ({
        position: ref("excluded.position"),
        name: ref("excluded.name"),
        currency: ref("excluded.currency"),
        price_month: ref("excluded.price_month"),
        price_year: ref("excluded.price_year"),
        allowances: ref("excluded.allowances"),
        features: ref("excluded.features"),
      })),
    )
    .execute();
}
