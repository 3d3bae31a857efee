import { createHash, randomBytes } from "node:crypto";
import { chmod, lstat, mkdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import {
  type Account,
  isRoot,
  obstacle,
  otherAccounts,
  ownAccount,
  type User,
  unprivilegedUsers,
} from "./account.ts";
import { type Binaries, copyBinaries } from "./binaries.ts";
import { OWN_SERVER, PostgresFailure, remedy } from "./failure.ts";

/** The programs that serve a data folder, and the account that runs them. */
export interface Means {
  binaries: Binaries;
  account: Account;
}

/** The first account with which the server can work in `data`, with a copy of the binaries if needed. */
export async function accountFor(
  data: string,
  binaries: Binaries,
  dir: string,
  log: (line: string) => void,
): Promise<Means | { reason: string }> {
  const accounts = isRoot() ? (await usersFor(data)).flatMap(otherAccounts) : [ownAccount];
  let reason = "";
  const pick = async (from: Binaries): Promise<Means | null> => {
    for (const account of accounts) {
      const owned = await account.own(data).catch((error: Error) => error.message);
      const why = owned ?? (await obstacle(account, from, data));
      if (why === null) return { account, binaries: from };
      reason = why;
    }
    return null;
  };
  const found = await pick(binaries);
  if (found) return found;
  const shelf = isRoot() ? join(await commonFolder(), "bin") : join(dir, "bin");
  log(`postgres: the server's account cannot enter ${binaries.home}, so a copy in ${shelf} is used`);
  const copy = await copyBinaries(binaries, shelf).catch((error: Error) => error);
  return copy instanceof Error ? { reason: copy.message } : ((await pick(copy)) ?? { reason });
}

/** Data that already has an owner is served only by that owner. */
async function usersFor(data: string): Promise<User[]> {
  const { uid, gid } = await stat(data);
  return uid === 0 ? await unprivilegedUsers() : [{ uid, gid }];
}

/** The failure when no account works. */
export const unreachable = (data: string, reason: string): PostgresFailure =>
  new PostgresFailure(
    `No account on this machine can run PostgreSQL on ${data}.`,
    isRoot()
      ? `PostgreSQL does not run as root, and no other account could be used: start as a normal user, or install util-linux (setpriv). ${OWN_SERVER}`
      : remedy(reason),
    reason,
  );

/** A folder that every account can enter: `/var/lib` if it can be written, else the temporary folder. */
async function commonFolder(): Promise<string> {
  for (const parent of ["/var/lib", tmpdir()]) {
    const folder = join(parent, "storytelling-postgres");
    const made = await mkdir(folder, { recursive: true }).then(
      () => lstat(folder),
      () => null,
    );
    if (made?.uid !== 0 || !made.isDirectory()) continue;
    await chmod(folder, 0o755);
    return folder;
  }
  throw new PostgresFailure("Neither /var/lib nor the temporary folder can be written.", OWN_SERVER);
}

/** An empty folder for the data of `dir`, in which an account other than root can work. */
export async function reachableFolder(dir: string): Promise<string> {
  const mark = createHash("sha256").update(dir).digest("hex").slice(0, 12);
  const folder = join(await commonFolder(), `${basename(dir)}-${mark}-${randomBytes(4).toString("hex")}`);
  await mkdir(folder, { mode: 0o700 });
  return folder;
}
