import { type Sealer, type ServiceContext, type Tx, transaction } from "@storytelling/service";
import { sql } from "kysely";
import { type Anchor, type ChainedEntry, type ChainFault, canonical, genesis } from "../domain/audit.ts";
import { chainedOf } from "./audit-log.ts";
import type { Reader, Tables } from "./tables.ts";

// The lock lets one replica chain at a time. Any constant would do.
const chainLock = 7_310_986;
const batch = 500;

/** The keyed hash of a row. With write access to the database but no key, nobody can forge a valid chain. */
export const hashOf = (sealer: Sealer, entry: ChainedEntry, prev: Buffer): Buffer =>
  sealer.fingerprint(canonical(entry, prev), "audit_log");

/** Moves pending entries into the chain, in their order. Returns the new head, or null when there was nothing to do. */
export const chainPending = ({
  db,
  sealer,
}: Pick<ServiceContext<unknown, Tables>, "db" | "sealer">): Promise<Anchor | null> =>
  transaction(db, async (tx) => {
    const free = await sql<{
      taken: boolean;
    }>`select pg_try_advisory_xact_lock(${chainLock}) as taken`.execute(tx);
    if (!free.rows[0]?.taken) return null;
    const rows = await tx.selectFrom("audit_pending").selectAll().orderBy("seq").limit(batch).execute();
    if (rows.length === 0) return null;
    let { position, hash: prev } = await readHead(tx);
    const chained = rows.map(({ seq: _seq, ...row }) => {
      position += 1;
      const hash = hashOf(sealer, chainedOf({ ...row, position, prev, hash: prev }), prev);
      const link = { ...row, position, prev, hash };
      prev = hash;
      return link;
    });
    await tx.insertInto("audit_log").values(chained).execute();
    await tx
      .deleteFrom("audit_pending")
      .where(
        "seq",
        "in",
        rows.map((row) => row.seq),
      )
      .execute();
    const time = (rows.at(-1)?.time ?? new Date(0)).toISOString();
    return { position, hash: prev.toString("base64"), time };
  });

async function readHead(reader: Reader | Tx<Tables>): Promise<{ position: number; hash: Buffer }> {
  const row = await reader
    .selectFrom("audit_log")
    .select(["position", "hash"])
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? { position: 0, hash: genesis };
}

/**
 * Reads the whole chain and checks it against its own hashes and against anchors. Reports each row that is missing, was
 * changed, added or moved, and rows that an anchor names and that were cut off the end.
 */
export async function verifyChain(
  reader: Reader,
  sealer: Sealer,
  anchors: readonly Anchor[],
): Promise<{ rows: number; pending: number; faults: ChainFault[] }> {
  const faults: ChainFault[] = [];
  const due = new Map(anchors.map((anchor) => [anchor.position, anchor]));
  let last: { position: number; hash: Buffer } = { position: 0, hash: genesis };
  let rows = 0;
  for (;;) {
    const page = await reader
      .selectFrom("audit_log")
      .selectAll()
      .orderBy("position")
      .where("position", ">", last.position)
      .limit(2000)
      .execute();
    if (page.length === 0) break;
    for (const row of page) {
      rows += 1;
      const { position } = row;
      for (let gone = last.position + 1; gone < position && faults.length < 1000; gone++)
        faults.push({ position: gone, what: "is missing" });
      const follows = position === last.position + 1;
      if (!hashOf(sealer, chainedOf(row), row.prev).equals(row.hash))
        faults.push({ position, what: "was changed, added or moved" });
      else if (follows && !row.prev.equals(last.hash))
        faults.push({ position, what: "does not follow the row before it" });
      const anchor = due.get(position);
      if (anchor && anchor.hash !== row.hash.toString("base64"))
        faults.push({ position, what: `is not what was anchored at ${anchor.time}` });
      last = { position, hash: row.hash };
    }
  }
  for (const anchor of anchors)
    if (anchor.position > last.position)
      faults.push({
        position: anchor.position,
        what: `is missing: the end was cut off after ${anchor.time}`,
      });
  const { count } = await reader
    .selectFrom("audit_pending")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return { rows, pending: count, faults };
}
