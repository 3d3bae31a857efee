import { Refusal } from "@storytelling/values";
import { sql } from "kysely";
import { type Db, dbOf, type Tx } from "../db/db.ts";
import type { Sealer } from "../keys/seal.ts";
import type { Answer } from "./use-case.ts";

const keptHours = 24;

/** A request with an `Idempotency-Key`. */
export interface IdempotentCall {
  readonly owner: string;
  readonly key: string;
  readonly route: string;
  readonly bodyHash: Buffer;
}

/**
 * Identifies a request by its content. The hash has a key, since a body may contain a password that could be guessed
 * from a plain hash.
 */
export const hashBody = (sealer: Sealer, body: unknown): Buffer =>
  sealer.fingerprint(JSON.stringify(body ?? null), "idempotency body");

/** @throws Refusal `invalid` when the key is not 1 to 200 printable characters */
export function readKey(header: string | undefined): string | null {
  if (header === undefined) return null;
  if (/^[\x21-\x7e]{1,200}$/.test(header)) return header;
  const message = "Give 1 to 200 printable characters without spaces, such as a UUID.";
  throw new Refusal("invalid", "idempotency-key-invalid", `Idempotency-Key: ${message}`, {
    faults: [{ field: "headers.idempotency-key", message }],
  });
}

/**
 * The stored answer for this key, or null.
 * @throws Refusal `invalid` when the key was used for another request
 */
export async function answerBefore(
  db: Db | Tx,
  call: IdempotentCall,
  sealer: Sealer,
): Promise<Answer<unknown> | null> {
  const reader = "read" in db ? db.read : db;
  const row = await reader
    .selectFrom("idempotency_keys")
    .selectAll()
    .where("owner", "=", call.owner)
    .where("key", "=", call.key)
    .executeTakeFirst();
  if (!row) return null;
  if (row.route !== call.route || !row.body_hash.equals(call.bodyHash)) {
    throw new Refusal(
      "invalid",
      "idempotency-key-reused",
      "This Idempotency-Key was used for another request. Use a new one.",
      {
        faults: [{ field: "headers.idempotency-key", message: "Used for another request." }],
      },
    );
  }
  return JSON.parse(sealer.open(row.answer, purpose(call)).toString()) as Answer<unknown>;
}

/**
 * Locks the key until the transaction ends, so a crash leaves nothing to clean up.
 * @throws Refusal `conflict` while the first request is still running
 */
export async function claim(tx: Tx, call: IdempotentCall): Promise<void> {
  const lock = sql<{
    taken: boolean;
  }>`select pg_try_advisory_xact_lock(hashtextextended(${`${call.owner} ${call.key}`}, 1)) as taken`;
  const { rows } = await lock.execute(tx);
  if (!rows[0]?.taken) {
    throw new Refusal(
      "conflict",
      "idempotency-key-in-flight",
      "The first request with this Idempotency-Key is still running. Wait for it.",
      {
        retryAfter: 1,
      },
    );
  }
}

export async function keepAnswer(
  tx: Tx,
  call: IdempotentCall,
  status: number,
  answer: Answer<unknown>,
  sealer: Sealer,
): Promise<void> {
  await tx
    .insertInto("idempotency_keys")
    .values({
      owner: call.owner,
      key: call.key,
      route: call.route,
      body_hash: call.bodyHash,
      status,
      answer: sealer.seal(JSON.stringify(answer), purpose(call)),
      created_at: dbOf(tx).clock.now(),
    })
    .execute();
}

/** Deletes answers that are older than 24 h. */
export async function forgetAnswers(db: Db): Promise<void> {
  const before = new Date(db.clock.now().getTime() - keptHours * 3_600_000);
  await db.read.deleteFrom("idempotency_keys").where("created_at", "<", before).execute();
}

const purpose = (call: IdempotentCall): string => `idempotency ${call.owner} ${call.key}`;
