import type { Tx } from "@storytelling/service";
import type { WaysIn } from "../domain/ways-in.ts";
import type { Tables } from "./tables.ts";

/** The ways to sign in to an account. The caller has locked the user's row, so that they cannot change meanwhile. */
export async function findWaysIn(tx: Tx<Tables>, userId: string): Promise<WaysIn> {
  const row = await tx
    .selectFrom("users")
    .select((eb) => [
      eb("password_hash", "is not", null).as("password"),
      eb
        .selectFrom("passkeys")
        .select((count) => count.fn.countAll<number>().as("n"))
        .whereRef("passkeys.user_id", "=", "users.id")
        .as("passkeys"),
      eb
        .selectFrom("oauth_providers")
        .select((count) => count.fn.countAll<number>().as("n"))
        .whereRef("oauth_providers.user_id", "=", "users.id")
        .as("providers"),
    ])
    .where("id", "=", userId)
    .executeTakeFirstOrThrow();
  return {
    password: Boolean(row.password),
    passkeys: row.passkeys ?? 0,
    providers: row.providers ?? 0,
  };
}
