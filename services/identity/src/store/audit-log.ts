import type { ServiceContext, Tx } from "@storytelling/service";
import type { Selectable } from "kysely";
import type { AuditEntry, ChainedEntry } from "../domain/audit.ts";
import type { Reader, Tables } from "./tables.ts";

type Noter = Pick<ServiceContext<unknown, Tables>, "personal" | "sealer" | "clock" | "ids">;

const purpose = (id: string): string => `audit_log.details ${id}`;

/** Records an entry in the transaction of the change itself: both exist, or neither. */
export async function audit(app: Noter, tx: Tx<Tables>, entry: AuditEntry): Promise<void> {
  const { action, actorId, subjectId = null, details, impersonal } = entry;
  const id = app.ids.next();
  const about = subjectId ?? actorId;
  const plain = details ? JSON.stringify(details) : null;
  let sealed: Buffer | null = null;
  if (plain && about) sealed = await app.personal.seal(tx, about, plain, purpose(id));
  else if (plain && impersonal) sealed = app.sealer.seal(plain, purpose(id));
  await tx
    .insertInto("audit_pending")
    .values({
      id,
      time: app.clock.now(),
      action,
      actor_id: actorId,
      subject_id: subjectId,
      details: sealed,
    })
    .execute();
}

export const chainedOf = (row: Selectable<Tables["audit_log"]>): ChainedEntry => ({
  position: row.position,
  id: row.id,
  time: row.time,
  action: row.action,
  actorId: row.actor_id,
  subjectId: row.subject_id,
  details: row.details,
});

/**
 * A page of the chain before a position, newest first: of all entries, or of those that a person did or that concern
 * them.
 */
export async function pageOfAudit(
  reader: Reader,
  window: {
    before: number | null;
    limit: number;
    personId?: string | undefined;
    action?: string | undefined;
  },
): Promise<ChainedEntry[]> {
  let query = reader.selectFrom("audit_log").selectAll().orderBy("position", "desc").limit(window.limit);
  const { before, personId, action } = window;
  if (before !== null) query = query.where("position", "<", before);
  if (action) query = query.where("action", "=", action);
  if (personId)
    query = query.where((row) => row.or([row("actor_id", "=", personId), row("subject_id", "=", personId)]));
  return (await query.execute()).map(chainedOf);
}

/** The opened details of an entry; null when it has none, or the person was erased. */
export async function detailsOf(
  { personal, sealer }: Pick<Noter, "personal" | "sealer">,
  entry: ChainedEntry,
): Promise<Record<string, unknown> | null> {
  const about = entry.subjectId ?? entry.actorId;
  if (!entry.details) return null;
  const plain = about
    ? await personal.open(about, entry.details, purpose(entry.id))
    : sealer.open(entry.details, purpose(entry.id));
  return plain && JSON.parse(plain.toString());
}
