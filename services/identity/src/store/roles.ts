import type { DomainEvent } from "@storytelling/events";
import { type Db, record, type Tx } from "@storytelling/service";
import { sql } from "kysely";
import { guardedPermissions, type Role } from "../domain/role.ts";
import type { Tables } from "./tables.ts";

type Reader = Db<Tables>["read"] | Tx<Tables>;

/** What a role grants, in alphabetical order. */
export async function permissionsOf(reader: Reader, role: string): Promise<string[]> {
  const rows = await reader
    .selectFrom("role_permissions")
    .select("permission")
    .where("role", "=", role)
    .orderBy("permission")
    .execute();
  return rows.map((row) => row.permission);
}

/** Every permission, with the roles that grant it. */
export async function listPermissions(
  reader: Reader,
): Promise<{ name: string; description: string; roles: string[] }[]> {
  const permissions = await reader.selectFrom("permissions").selectAll().orderBy("name").execute();
  const grants = await reader.selectFrom("role_permissions").selectAll().orderBy("role").execute();
  return permissions.map(({ name, description }) => ({
    name,
    description,
    roles: grants.filter((grant) => grant.permission === name).map((grant) => grant.role),
  }));
}

export const listRoles = (reader: Reader): Promise<{ name: string; description: string }[]> =>
  reader.selectFrom("roles").select(["name", "description"]).orderBy("name").execute();

/** A page of roles by name, after the given one. */
export async function pageOfRoles(
  reader: Reader,
  window: { after: string | null; limit: number },
): Promise<Role[]> {
  let query = reader.selectFrom("roles").selectAll().orderBy("name").limit(window.limit);
  if (window.after !== null) query = query.where("name", ">", window.after);
  const rows = await query.execute();
  const grants = await reader
    .selectFrom("role_permissions")
    .selectAll()
    .where("role", "in", ["", ...rows.map((row) => row.name)])
    .execute();
  return rows.map((row) => ({
    name: row.name,
    description: row.description,
    builtIn: row.built_in,
    permissions: new Set(grants.filter((grant) => grant.role === row.name).map((grant) => grant.permission)),
    changedAt: row.permissions_changed_at,
  }));
}

export async function findRole(reader: Reader, name: string): Promise<Role | null> {
  const [row, granted] = await Promise.all([
    reader
      .selectFrom("roles")
      .select(["description", "built_in", "permissions_changed_at"])
      .where("name", "=", name)
      .executeTakeFirst(),
    permissionsOf(reader, name),
  ]);
  if (!row) return null;
  const permissions = new Set(granted);
  const { description, built_in: builtIn, permissions_changed_at: changedAt } = row;
  return { name, description, builtIn, permissions, changedAt };
}

/** False when a role with this name exists. */
export async function insertRole(tx: Tx<Tables>, role: Role): Promise<boolean> {
  const { name, description } = role;
  const inserted = await tx
    .insertInto("roles")
    .values({ name, description, permissions_changed_at: role.changedAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning("name")
    .executeTakeFirst();
  if (inserted) await grant(tx, role);
  return inserted !== undefined;
}

/** Writes a changed role and its events. The caller holds `lockRoles`, and `lockGrants` for this role. */
export async function updateRole(tx: Tx<Tables>, role: Role, events: readonly DomainEvent[]): Promise<void> {
  await tx
    .updateTable("roles")
    .set({ description: role.description, permissions_changed_at: role.changedAt })
    .where("name", "=", role.name)
    .execute();
  await tx.deleteFrom("role_permissions").where("role", "=", role.name).execute();
  await grant(tx, role);
  await record(tx, events);
}

export async function removeRole(tx: Tx<Tables>, name: string): Promise<void> {
  await tx.deleteFrom("role_permissions").where("role", "=", name).execute();
  await tx.deleteFrom("roles").where("name", "=", name).execute();
}

async function grant(tx: Tx<Tables>, { name, permissions }: Role): Promise<void> {
  if (permissions.size === 0) return;
  const rows = [...permissions].map((permission) => ({ role: name, permission }));
  await tx.insertInto("role_permissions").values(rows).execute();
}

export async function countHolders(tx: Tx<Tables>, role: string): Promise<number> {
  const { count } = await tx
    .selectFrom("users")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("role", "=", role)
    .executeTakeFirstOrThrow();
  return count;
}

/** The guarded permissions that users hold, not counting one user or one role. */
export async function heldElsewhere(
  tx: Tx<Tables>,
  except: { user?: string; role?: string },
): Promise<Set<string>> {
  const rows = await tx
    .selectFrom("role_permissions as granted")
    .select("permission")
    .distinct()
    .where("permission", "in", [...guardedPermissions])
    .where("role", "!=", except.role ?? "")
    .where(({ exists, selectFrom }) => {
      const holders = selectFrom("users").select("id").whereRef("users.role", "=", "granted.role");
      return exists(except.user ? holders.where("id", "!=", except.user) : holders);
    })
    .execute();
  return new Set(rows.map((row) => row.permission));
}

/** What a user's role grants now; their token may be older. Empty when the user no longer exists. */
export async function heldNow(tx: Tx<Tables>, userId: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom("users")
    .innerJoin("role_permissions", "role_permissions.role", "users.role")
    .select("role_permissions.permission")
    .where("users.id", "=", userId)
    .execute();
  return new Set(rows.map((row) => row.permission));
}

const tokenLock = (role: string) => sql`hashtextextended(${`tokens ${role}`}, 3)`;

/** Keeps a role's permissions unchanged while a token is made for it. Other tokens can be made at the same time. */
export const holdGrants = (tx: Tx<Tables>, role: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock_shared(${tokenLock(role)})`.execute(tx);

/** Waits for tokens that are being made for a role, and blocks new ones until the transaction ends. */
export const lockGrants = (tx: Tx<Tables>, role: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(${tokenLock(role)})`.execute(tx);

/**
 * Lets one change of roles happen at a time. Otherwise two admins could demote each other at once, or a permission could
 * lose its last two holders at the same time. Returns the roles' names.
 */
export async function lockRoles(tx: Tx<Tables>): Promise<Set<string>> {
  const rows = await tx.selectFrom("roles").select("name").orderBy("name").forNoKeyUpdate().execute();
  return new Set(rows.map((row) => row.name));
}

export async function countAdmins(reader: Reader): Promise<number> {
  const { count } = await reader
    .selectFrom("users")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("role", "=", "admin")
    .executeTakeFirstOrThrow();
  return count;
}
