import { randomBytes } from "node:crypto";
import type { DomainEvent } from "@storytelling/events";
import { type Db, inOneTrip, record, type Sealer, type Tx } from "@storytelling/service";
import { type Selectable, sql } from "kysely";
import type { Holder, User } from "../domain/user.ts";
import { findRole, holdGrants } from "./roles.ts";
import { erasedName, type Sealers } from "./sealers.ts";
import type { Tables } from "./tables.ts";

type Reader = Db<Tables>["read"] | Tx<Tables>;

const sealedFor = (id: string): string => `users.email ${id}`;
const nameFor = (id: string): string => `users.display_name ${id}`;
/** The fingerprint of an address: equal for equal addresses, and otherwise meaningless. */
export const emailFingerprint = (sealer: Sealer, email: string): Buffer =>
  sealer.fingerprint(email, "users.email");

/** Whether a fingerprint is that of a user's address. */
export const isAddressOf = (sealer: Sealer, user: User, fingerprint: Buffer): boolean =>
  emailFingerprint(sealer, user.email).equals(fingerprint);

// Listed by name, since a query for `*` cannot stay prepared.
const userColumns = [
  "id",
  "email",
  "email_verified_at",
  "sealed_name",
  "role",
  "role_changed_at",
  "created_at",
] as const;
type UserRow = Pick<Selectable<Tables["users"]>, (typeof userColumns)[number]>;

async function toUsers(
  reader: Reader,
  { sealer, personal }: Sealers,
  rows: readonly UserRow[],
): Promise<User[]> {
  const sealed = rows.map(({ id, sealed_name }) => ({
    userId: id,
    sealed: sealed_name,
    purpose: nameFor(id),
  }));
  const names = await personal.openAll(sealed, reader);
  return rows.map((row, at) => ({
    id: row.id,
    email: sealer.open(row.email, sealedFor(row.id)).toString(),
    emailVerifiedAt: row.email_verified_at,
    displayName: names[at]?.toString() ?? erasedName,
    role: row.role,
    roleChangedAt: row.role_changed_at,
    createdAt: row.created_at,
  }));
}

/** The user of a row, or null without a row. */
async function toUser(reader: Reader, sealers: Sealers, row: UserRow | undefined): Promise<User | null> {
  const [user = null] = row ? await toUsers(reader, sealers, [row]) : [];
  return user;
}

export async function findUser(reader: Reader, sealers: Sealers, id: string): Promise<User | null> {
  const row = await reader.selectFrom("users").select(userColumns).where("id", "=", id).executeTakeFirst();
  return toUser(reader, sealers, row);
}

/** The stored data that a sign-in is checked against. */
export interface SignIn {
  readonly id: string;
  readonly passwordHash: string | null;
  /** Shows whether the password was changed while it was being checked. */
  readonly passwordChangedAt: Date | null;
  readonly emailVerified: boolean;
}

const signInColumns = ["id", "password_hash", "password_changed_at", "email_verified_at"] as const;
type SignInRow = Pick<Selectable<Tables["users"]>, (typeof signInColumns)[number]>;

const signInOf = (row: SignInRow): SignIn => ({
  id: row.id,
  passwordHash: row.password_hash,
  passwordChangedAt: row.password_changed_at,
  emailVerified: row.email_verified_at !== null,
});

/**
 * The account of an address, with its password hash. The database returns a row of nulls for an unknown address:
 * otherwise the time to read a row would reveal that an account exists.
 */
export async function findSignIn(reader: Reader, sealer: Sealer, email: string): Promise<SignIn | null> {
  const row = await reader
    .selectFrom(sql`(select)`.as("one"))
    .leftJoin("users", (join) => join.on("email_fingerprint", "=", emailFingerprint(sealer, email)))
    .select(signInColumns)
    .executeTakeFirstOrThrow();
  return row.id === null ? null : signInOf(row as SignInRow);
}

/** The same for a signed-in user, by id. */
export async function findOwnSignIn(reader: Reader, id: string): Promise<SignIn | null> {
  const row = await reader.selectFrom("users").select(signInColumns).where("id", "=", id).executeTakeFirst();
  return row ? signInOf(row) : null;
}

/**
 * Deletes an account with its sessions, links and exports. The address can be used again; nothing shows that it was
 * known.
 */
export const deleteUser = (tx: Tx<Tables>, id: string): Promise<unknown> =>
  tx.deleteFrom("users").where("id", "=", id).execute();

/** A page of accounts, oldest first, after the given one. */
export async function listUsers(
  reader: Reader,
  sealers: Sealers,
  window: { after: string | null; limit: number },
): Promise<User[]> {
  let query = reader.selectFrom("users").select(userColumns).orderBy("id").limit(window.limit);
  if (window.after !== null) query = query.where("id", ">", window.after);
  return toUsers(reader, sealers, await query.execute());
}

/**
 * Adds an account with its events. If the address is taken, returns its owner's id, or null when that account was just
 * deleted. For a taken address the same rows are written, under a random fingerprint, and rolled back: the time must not
 * reveal whether the account exists.
 */
export async function insertUser(
  tx: Tx<Tables>,
  { sealer, personal }: Sealers,
  change: { user: User; passwordHash: string | null; events: readonly DomainEvent[] },
): Promise<{ opened: true; id: string } | { opened: false; id: string | null }> {
  const { user, passwordHash, events } = change;
  const account = {
    id: user.id,
    email: sealer.seal(user.email, sealedFor(user.id)),
    email_fingerprint: freeOr(emailFingerprint(sealer, user.email), randomBytes(32)),
    password_hash: passwordHash,
    role: user.role,
    role_changed_at: user.roleChangedAt,
    created_at: user.createdAt,
    email_verified_at: user.emailVerifiedAt,
    password_changed_at: null,
  };
  await sql`savepoint account`.execute(tx);
  try {
    // After the savepoint, since sealing creates the account's key.
    const sealed_name = await personal.seal(tx, user.id, user.displayName, nameFor(user.id));
    await tx
      .insertInto("users")
      .values({ ...account, sealed_name })
      .execute();
    await record(tx, events);
  } catch (error) {
    // Another transaction took the address after it was checked.
    if ((error as { constraint?: string }).constraint !== "users_email_fingerprint_key") throw error;
    await sql`rollback to savepoint account`.execute(tx);
  }
  const owner = await findSignIn(tx, sealer, user.email);
  const opened = owner?.id === user.id;
  await (opened ? sql`release savepoint account` : sql`rollback to savepoint account`).execute(tx);
  return opened ? { opened, id: user.id } : { opened, id: owner?.id ?? null };
}

/** The fingerprint if no user has it, else the other one. */
const freeOr = (fingerprint: Buffer, other: Buffer) =>
  sql<Buffer>`case when exists (select from users where email_fingerprint = ${fingerprint}::bytea)
    then ${other}::bytea else ${fingerprint}::bytea end`;

/** Reads a user and locks the row until the transaction ends. */
export async function lockUser(tx: Tx<Tables>, sealers: Sealers, id: string): Promise<User | null> {
  const row = await tx
    .selectFrom("users")
    .select(userColumns)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return toUser(tx, sealers, row);
}

/**
 * Reads the user that a token is made for. The user's role and its permissions cannot change until the transaction ends.
 * Other tokens can be made at the same time.
 */
export async function lockHolder(tx: Tx<Tables>, sealers: Sealers, id: string): Promise<Holder | null> {
  const row = await tx
    .selectFrom("users")
    .select(userColumns)
    .where("id", "=", id)
    .forShare()
    .executeTakeFirst();
  if (!row) return null;
  // In this order: the role's permissions are read under the lock.
  const [, role, user] = await inOneTrip(
    tx,
    () => holdGrants(tx, row.role),
    () => findRole(tx, row.role),
    () => toUser(tx, sealers, row),
  );
  const since = Math.max(row.role_changed_at?.getTime() ?? 0, role?.changedAt?.getTime() ?? 0);
  return user && { user, permissions: [...(role?.permissions ?? [])].sort(), since };
}

/** Writes a change of role and its events. The caller has locked the row with `lockUser`. */
export async function saveRole(tx: Tx<Tables>, user: User, events: readonly DomainEvent[]): Promise<void> {
  await tx
    .updateTable("users")
    .set({ role: user.role, role_changed_at: user.roleChangedAt })
    .where("id", "=", user.id)
    .execute();
  await record(tx, events);
}

export async function rename(
  tx: Tx<Tables>,
  sealers: Sealers,
  change: { id: string; displayName: string },
): Promise<User | null> {
  const { id, displayName } = change;
  const row = await tx
    .updateTable("users")
    .set({ sealed_name: await sealers.personal.seal(tx, id, displayName, nameFor(id)) })
    .where("id", "=", id)
    .returning(userColumns)
    .executeTakeFirst();
  return toUser(tx, sealers, row);
}
