import type { Resource } from "../domain/resources.ts";
import type { Tx } from "./db.ts";

export interface Crossing {
  readonly userId: string;
  readonly month: string;
  readonly resource: Resource;
  readonly percent: number;
  /** The size of the allowance. An allowance of another size has its own marks. */
  readonly allowance: number;
}

/** Records that a mark was passed; false when it was recorded before. */
export async function noteCrossing(tx: Tx, crossing: Crossing, now: Date): Promise<boolean> {
  const { userId, ...rest } = crossing;
  const noted = await tx
    .insertInto("usage_crossings")
    .values({ user_id: userId, ...rest, crossed_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning("percent")
    .executeTakeFirst();
  return noted !== undefined;
}
