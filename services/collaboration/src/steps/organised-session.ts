import { organised, type Session } from "../domain/session.ts";
import type { Reader, Tx } from "../store/db.ts";
import { organisersOf } from "../store/organisers.ts";
import { findSession, lockSession } from "../store/sessions.ts";

/** A session that the user owns or organises. @throws Refusal `not-found` */
export async function findOrganised(db: Reader, id: string, userId: string): Promise<Session> {
  const [session, organisers] = await Promise.all([findSession(db, id), organisersOf(db, id)]);
  return organised(session, organisers, userId);
}

/** The same, locked until the transaction ends. */
export async function lockOrganised(tx: Tx, id: string, userId: string): Promise<Session> {
  const session = await lockSession(tx, id);
  return organised(session, await organisersOf(tx, id), userId);
}
