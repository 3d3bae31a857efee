import { randomUUID } from "node:crypto";
import pg from "pg";
import { inTransaction } from "../transaction.ts";

/** The environment of one contestant: its own database on the shared durable server, and the brokers. */
export interface World {
  readonly url: string;
  readonly redis: string;
  readonly kafka: string;
  /** The number of effects in a handling transaction, and of events in a writing transaction: 1 or 100. */
  readonly together: number;
  readonly partitions: number;
  /** The connections that handlers may use at the same time. */
  readonly connections: number;
}

/** Writes events and handles their effects. */
export interface Contestant {
  /** Commits changes, each with its message: an event in the outbox, or a job. */
  write(changes: readonly Change[]): Promise<void>;
  /** Handles waiting and new messages; calls `done` after the commit of each effect. */
  start(done: (n: number) => void): Promise<void>;
  stop(): Promise<void>;
}

export type Open = (world: World) => Promise<Contestant>;

/** A change of one of a hundred subjects; its message contains all of these fields. */
export interface Change {
  readonly id: string;
  readonly subject: string;
  readonly n: number;
  readonly text: string;
}

/** Each writer has its own subjects, so that a subject's changes are committed in the order of `n`. */
export const writers = 8;
const subjectsOfWriter = 12;
const subjects = Array.from({ length: writers * subjectsOfWriter }, () => randomUUID());
const text = "x".repeat(200);

/** The n-th change; its writer is `n % writers`. */
export function changeOf(n: number): Change {
  const [writer, nth] = [n % writers, Math.floor(n / writers)];
  const subject = subjects[writer * subjectsOfWriter + (nth % subjectsOfWriter)] ?? "";
  return { id: randomUUID(), subject, n, text };
}

export const openPool = (url: string, max: number): pg.Pool => new pg.Pool({ connectionString: url, max });

type Queryable = Pick<pg.PoolClient, "query">;
const column = (changes: readonly Change[], name: "id" | "subject" | "n") =>
  changes.map((change) => change[name]);

/** Commits the change itself, without its message. */
export const insertChanges = (client: Queryable, changes: readonly Change[]) =>
  client.query(
    "insert into changes (id, subject, n) select * from unnest($1::uuid[], $2::uuid[], $3::int[])",
    [column(changes, "id"), column(changes, "subject"), column(changes, "n")],
  );

/**
 * The effect of a peer's job: a guard against duplicates, and a row if the job is new. Statements are prepared once for
 * each connection.
 */
export const effectOf = (pool: pg.Pool, change: Change): Promise<void> =>
  inTransaction(pool, async (client) => {
    const { rowCount } = await client.query({
      name: "guard",
      text: "insert into guards (id) values ($1) on conflict do nothing",
      values: [change.id],
    });
    if (rowCount === 0) return;
    await client.query({
      name: "effect",
      text: "insert into effects (change_id, subject, n) values ($1, $2, $3)",
      values: [change.id, change.subject, change.n],
    });
  });

/** The effects of many of a peer's jobs in one transaction. */
export const effectsOf = (pool: pg.Pool, changes: readonly Change[]): Promise<void> =>
  inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: string }>({
      name: "guards",
      text: "insert into guards (id) select unnest($1::uuid[]) on conflict do nothing returning id",
      values: [column(changes, "id")],
    });
    const fresh = new Set(rows.map(({ id }) => id));
    const its = changes.filter(({ id }) => fresh.has(id));
    await client.query({
      name: "effects",
      text: "insert into effects (change_id, subject, n) select * from unnest($1::uuid[], $2::uuid[], $3::int[])",
      values: [column(its, "id"), column(its, "subject"), column(its, "n")],
    });
  });
