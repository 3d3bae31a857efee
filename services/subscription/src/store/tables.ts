import type { ColumnType } from "kysely";
import type { Resource } from "../domain/resources.ts";
import type { Allowances, Tier, TierCode } from "../domain/tiers.ts";
import type { BillingTables } from "./billing-tables.ts";

type Json<T> = ColumnType<T, string, string>;

/** Subscription's tables, as in `migrations/`. */
export interface Tables extends BillingTables {
  subscription_tiers: {
    code: TierCode;
    position: number;
    name: string;
    currency: string;
    price_month: number;
    price_year: number;
    allowances: Json<Allowances>;
    features: Json<Tier["features"]>;
  };
  entitlements: { user_id: string; tier: TierCode; since: Date; changed_at: Date };
  usage_tracking: { user_id: string; month: string; resource: Resource; used: number };
  usage_reservations: {
    user_id: string;
    work_id: string;
    resource: Resource;
    month: string;
    quantity: number;
    state: "held" | "expired" | "committed" | "released";
    used: number | null;
    created_at: Date;
    expires_at: Date;
    settled_at: Date | null;
  };
  usage_crossings: {
    user_id: string;
    month: string;
    resource: Resource;
    percent: number;
    allowance: number;
    crossed_at: Date;
  };
  usage_notices: {
    user_id: string;
    event_id: string;
    month: string;
    resource: Resource;
    percent: number;
    allowance: number;
    noticed_at: Date;
  };
  stored_items: { user_id: string; item_id: string; bytes: number };
}
