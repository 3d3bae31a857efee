import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Credentials } from "./api.ts";

/** The accounts that this machine makes for itself: two people of the demo world, and whoever uses the shell. */
export interface Accounts {
  readonly writer: Credentials;
  readonly admin: Credentials;
  readonly shell: Credentials;
}

/** Their passwords, made once for each data folder and readable by its owner alone. */
export async function localAccounts(dataDir: string): Promise<Accounts> {
  const path = join(dataDir, "accounts.json");
  try {
    return JSON.parse(await readFile(path, "utf8")) as Accounts;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const password = () => randomBytes(9).toString("base64url");
  const accounts: Accounts = {
    writer: { email: "ada@storytelling.example", password: password(), displayName: "Ada Lark" },
    admin: { email: "maria@storytelling.example", password: password(), displayName: "Maria Stone" },
    shell: { email: "shell@storytelling.example", password: password(), displayName: "This machine" },
  };
  await writeFile(`${path}.new`, JSON.stringify(accounts, null, 2), { mode: 0o600 });
  await rename(`${path}.new`, path);
  return accounts;
}
