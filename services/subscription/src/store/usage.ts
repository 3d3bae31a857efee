import { sql } from "kysely";
import { monthOf, renewalOf } from "../domain/month.ts";
import { about, type Resource } from "../domain/resources.ts";
import type { Standing } from "../domain/standing.ts";
import { atLeast, type TierCode } from "../domain/tiers.ts";
import type { Reader, Tx } from "./db.ts";

/** The user whose usage is read, and the least tier of every user. */
export interface Of {
  readonly userId: string;
  readonly floor: TierCode;
}

interface Row {
  tier: TierCode;
  used: number;
  held: number;
  stored: number;
}

/**
 * A user's usage of a resource this month, and of storage if work on the resource fills it, in one query.
 * @returns `storage` null when the resource needs no storage
 */
export async function standingWith(
  db: Reader | Tx,
  { userId, floor }: Of,
  resource: Resource,
  now: Date,
): Promise<{ standing: Standing; storage: Standing | null }> {
  const month = monthOf(now);
  const { rows } = await sql<Row>`
    select coalesce((select tier from entitlements where user_id = ${userId}), 'free') as tier,
           coalesce((select used from usage_tracking
                      where user_id = ${userId} and month = ${month} and resource = ${resource}), 0) as used,
           coalesce((select sum(quantity) from usage_reservations
                      where user_id = ${userId} and month = ${month} and resource = ${resource}
                        and state = 'held' and expires_at > ${now}), 0)::bigint as held,
           coalesce((select sum(bytes) from stored_items where user_id = ${userId}), 0)::bigint as stored`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new Error("A select without a table has one row.");
  const common = { tier: atLeast(row.tier, floor), renewsAt: renewalOf(month) };
  const storage: Standing = { ...common, resource: "storageBytes", used: row.stored, held: 0 };
  if (resource === "storageBytes") return { standing: storage, storage: null };
  return {
    standing: { ...common, resource, used: row.used, held: row.held },
    storage: about[resource].fillsStorage ? storage : null,
  };
}

/** A user's usage of all resources this month. */
export async function allStandings(
  db: Reader,
  { userId, floor }: Of,
  resources: readonly Resource[],
  now: Date,
): Promise<Standing[]> {
  const month = monthOf(now);
  const { rows } = await sql<{ tier: TierCode; resource: Resource; used: number; held: number }>`
    select coalesce((select tier from entitlements where user_id = ${userId}), 'free') as tier, w.resource,
           coalesce(case w.resource when 'storageBytes' then (select sum(bytes) from stored_items where user_id = ${userId})
                    else u.used end, 0)::bigint as used,
           coalesce(h.held, 0)::bigint as held
      from unnest(${resources}::text[]) as w (resource)
      left join usage_tracking u on u.user_id = ${userId} and u.month = ${month} and u.resource = w.resource
      left join (select resource, sum(quantity) as held from usage_reservations
                  where user_id = ${userId} and month = ${month} and state = 'held' and expires_at > ${now}
                  group by resource) h on h.resource = w.resource`.execute(db);
  const byResource = new Map(rows.map((row) => [row.resource, row]));
  return resources.map((resource) => {
    const row = byResource.get(resource);
    const tier = atLeast(row?.tier ?? "free", floor);
    return { resource, tier, used: row?.used ?? 0, held: row?.held ?? 0, renewsAt: renewalOf(month) };
  });
}

/** Adds to a usage. Returns the usage before and after. */
export async function addUsage(
  tx: Tx,
  of: { userId: string; month: string; resource: Resource },
  quantity: number,
): Promise<{ before: number; after: number }> {
  const { used } = await tx
    .insertInto("usage_tracking")
    .values({ user_id: of.userId, month: of.month, resource: of.resource, used: quantity })
    .onConflict((conflict) =>
      conflict.columns(["user_id", "month", "resource"]).doUpdateSet(({ ref }) => ({
        used: sql<number>`${ref("usage_tracking.used")} + ${ref("excluded.used")}`,
      })),
    )
    .returning("used")
    .executeTakeFirstOrThrow();
  return { before: used - quantity, after: used };
}
