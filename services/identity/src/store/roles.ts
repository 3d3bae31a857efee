import type { Db, Tx } from "@storytelling/service";
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
  reader.selectFrom("roles").selectAll().orderBy("name").execute();

/** Lets one change of role happen at a time, so that two admins cannot demote each other at once; answers the roles' names. */
export async function lockRoles(tx: Tx<Tables>): Promise<Set<string>> {
  const rows = await tx.selectFrom("roles").select("name").orderBy("name").forNoKeyUpdate().execute();
  return new Set(rows.map((row) => row.name));
}

/** Whether a user's role grants a permission now, whatever their token says. */
export async function mayNow(tx: Tx<Tables>, userId: string, permission: string): Promise<boolean> {
  const row = await tx
    .selectFrom("users")
    .innerJoin("role_permissions", "role_permissions.role", "users.role")
    .select("users.id")
    .where("users.id", "=", userId)
    .where("role_permissions.permission", "=", permission)
    .executeTakeFirst();
  return row !== undefined;
}

export async function countAdmins(reader: Reader): Promise<number> {
  const { count } = await reader
    .selectFrom("users")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("role", "=", "admin")
    .executeTakeFirstOrThrow();
  return count;
}
