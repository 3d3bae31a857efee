import type { Db, Sealer, Tx } from "@storytelling/service";
import type { Identity } from "../domain/provider.ts";
import type { Tables } from "./tables.ts";

type Reader = Db<Tables>["read"] | Tx<Tables>;

/** A provider that a user signs in with. */
export interface LinkedProvider {
  readonly provider: string;
  readonly email: string | null;
  readonly linkedAt: Date;
  readonly lastUsedAt: Date | null;
}

const sealedFor = (userId: string, provider: string): string => `oauth_providers.email ${userId} ${provider}`;
const subjectOf = (sealer: Sealer, { issuer, subject }: Identity): Buffer =>
  sealer.fingerprint(`${issuer} ${subject}`, "oauth_providers.subject");

/** The id of the user whose account an identity opens, or null. */
export async function findOwner(reader: Reader, sealer: Sealer, identity: Identity): Promise<string | null> {
  const row = await reader
    .selectFrom("oauth_providers")
    .select("user_id")
    .where("issuer", "=", identity.issuer)
    .where("subject_fingerprint", "=", subjectOf(sealer, identity))
    .executeTakeFirst();
  return row?.user_id ?? null;
}

/** Links an identity with an account. False when either of them is already linked otherwise. */
export async function insertLink(
  tx: Tx<Tables>,
  sealer: Sealer,
  link: { userId: string; identity: Identity },
  now: Date,
): Promise<boolean> {
  const { userId, identity } = link;
  const { provider, issuer, email } = identity;
  const row = await tx
    .insertInto("oauth_providers")
    .values({
      user_id: userId,
      provider,
      issuer,
      subject_fingerprint: subjectOf(sealer, identity),
      email: email === null ? null : sealer.seal(email, sealedFor(userId, provider)),
      linked_at: now,
      last_used_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("user_id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function useLinked(
  tx: Tx<Tables>,
  one: { userId: string; provider: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable("oauth_providers")
    .set({ last_used_at: now })
    .where("user_id", "=", one.userId)
    .where("provider", "=", one.provider)
    .execute();
}

export async function listLinked(reader: Reader, sealer: Sealer, userId: string): Promise<LinkedProvider[]> {
  const rows = await reader
    .selectFrom("oauth_providers")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("provider")
    .execute();
  return rows.map((row) => ({
    provider: row.provider,
    email: row.email ? sealer.open(row.email, sealedFor(userId, row.provider)).toString() : null,
    linkedAt: row.linked_at,
    lastUsedAt: row.last_used_at,
  }));
}

/** False when none was linked. */
export async function deleteLinked(
  tx: Tx<Tables>,
  one: { userId: string; provider: string },
): Promise<boolean> {
  const row = await tx
    .deleteFrom("oauth_providers")
    .where("user_id", "=", one.userId)
    .where("provider", "=", one.provider)
    .returning("user_id")
    .executeTakeFirst();
  return row !== undefined;
}
