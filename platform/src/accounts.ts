import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openAccount } from "@storytelling/identity-service/open-account";
import type { RunningService } from "@storytelling/service";
import type { Credentials } from "./api.ts";

/**
 * The accounts that this machine makes for itself: two demo users, and the account that `npm run make` signs in with.
 */
export interface Accounts {
  readonly writer: Credentials;
  readonly admin: Credentials;
  readonly shell: Credentials;
  /** Whether the passwords were printed before. */
  readonly told?: boolean;
}

const fileIn = (dataDir: string): string => join(dataDir, "accounts.json");

/**
 * Reads the accounts and their passwords; makes them when the data folder has none. Only the folder's owner can read
 * them.
 */
export async function localAccounts(dataDir: string): Promise<Accounts> {
  try {
    return JSON.parse(await readFile(fileIn(dataDir), "utf8")) as Accounts;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const password = () => randomBytes(9).toString("base64url");
  const accounts: Accounts = {
    writer: { email: "ada@storytelling.example", password: password(), displayName: "Ada Lark" },
    admin: { email: "maria@storytelling.example", password: password(), displayName: "Maria Stone" },
    shell: { email: "shell@storytelling.example", password: password(), displayName: "This machine" },
  };
  await save(dataDir, accounts);
  return accounts;
}

async function save(dataDir: string, accounts: Accounts): Promise<void> {
  const path = fileIn(dataDir);
  await writeFile(`${path}.new`, JSON.stringify(accounts, null, 2), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/**
 * Opens the accounts that do not exist yet. It bypasses the routes: identity runs, but does not accept requests yet.
 */
export async function openOwnAccounts(
  services: readonly RunningService[],
  { admin, writer, shell }: Accounts,
): Promise<void> {
  const identity = services.find(({ name }) => name === "identity");
  if (!identity) throw new Error("There is no identity service.");
  for (const each of [admin, writer, shell])
    await openAccount(identity.context, { ...each, admin: each === admin });
}

/** Prints the demo users' addresses and passwords: at the first call for a data folder, or when `again` is set. */
export async function tellLogins(
  dataDir: string,
  say: (line: string) => void,
  { again } = { again: false },
): Promise<void> {
  const accounts = await localAccounts(dataDir);
  if (accounts.told && !again) return;
  const { writer, admin } = accounts;
  say("  Demo users      (this machine's own; npm start -- --show-logins prints them again)");
  say(`    ${writer.displayName}, writer   ${writer.email}   ${writer.password}`);
  say(`    ${admin.displayName}, admin  ${admin.email}   ${admin.password}`);
  say("");
  await save(dataDir, { ...accounts, told: true });
}
