import type { TakeFinding } from "@storytelling/values";
import type { Reader, Tx } from "./db.ts";

/** What narration made of one line of a contribution. */
export interface MadeTake {
  readonly takeId: string;
  readonly contributionId: string;
  readonly line: number | null;
  readonly durationMs: number;
  readonly findings: readonly TakeFinding[];
}

export const insertTake = (tx: Tx, take: MadeTake): Promise<unknown> =>
  tx
    .insertInto("contribution_takes")
    .values({
      take_id: take.takeId,
      contribution_id: take.contributionId,
      line: take.line,
      duration_ms: take.durationMs,
      findings: [...take.findings],
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();

export async function takesOf(db: Reader | Tx, contributionIds: readonly string[]): Promise<MadeTake[]> {
  if (contributionIds.length === 0) return [];
  const rows = await db
    .selectFrom("contribution_takes")
    .selectAll()
    .where("contribution_id", "in", [...contributionIds])
    .orderBy("line")
    .execute();
  return rows.map((row) => ({
    takeId: row.take_id,
    contributionId: row.contribution_id,
    line: row.line,
    durationMs: row.duration_ms,
    findings: row.findings,
  }));
}

export const deleteTakesOf = (tx: Tx, contributionId: string): Promise<unknown> =>
  tx.deleteFrom("contribution_takes").where("contribution_id", "=", contributionId).execute();
