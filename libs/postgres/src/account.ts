import { execFile, type SpawnOptions } from "node:child_process";
import { chown, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Binaries } from "./binaries.ts";

const run = promisify(execFile);

/** Under which user the server's programs run, and how a program is started as that user. */
export interface Account {
  /** What goes before the program's own command line; empty when nothing is needed. */
  prefix: readonly string[];
  options: Pick<SpawnOptions, "uid" | "gid" | "env" | "cwd">;
  /** Gives a file or folder to this account. */
  own(path: string): Promise<void>;
}

/** Names a user, by numbers. */
export interface User {
  uid: number;
  gid: number;
}

/** Neither the caller's PG* variables nor its locale and time zone may reach the server. */
const bare: Pick<SpawnOptions, "env" | "cwd"> =
  process.platform === "win32"
    ? {}
    : { cwd: "/", env: { PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC" } };

export const isRoot = (): boolean => process.getuid?.() === 0;

/** This process's own account, for everybody but root. */
export const ownAccount: Account = { prefix: [], options: bare, own: async () => {} };

/**
 * The ways in which root can start a server that is not root, the least powerful first: as another user; and as
 * another user who keeps one right of root's, to pass through folders that only root may enter. That needs
 * `no_setuid_fixup`, for access(2), which the server asks about its own file, ignores capabilities otherwise.
 */
export function otherAccounts({ uid, gid }: User): Account[] {
  const own = (path: string): Promise<void> => chown(path, uid, gid);
  const passing = `setpriv --reuid=${uid} --regid=${gid} --clear-groups --securebits=+no_setuid_fixup
    --inh-caps=+dac_override --ambient-caps=+dac_override --`;
  return [
    { prefix: [], options: { ...bare, uid, gid }, own },
    { prefix: passing.split(/\s+/), options: bare, own },
  ];
}

/** Whom root may run the server as: the system's `postgres` user if there is one, otherwise `nobody`. */
export async function unprivilegedUsers(): Promise<User[]> {
  const passwd = await readFile("/etc/passwd", "utf8").catch(() => "");
  const named = ["postgres", "nobody"].flatMap((name) => {
    const [, , uid, gid] =
      passwd
        .split("\n")
        .find((line) => line.startsWith(`${name}:`))
        ?.split(":") ?? [];
    return uid && gid && Number(uid) > 0 ? [{ uid: Number(uid), gid: Number(gid) }] : [];
  });
  return [...named, { uid: 65534, gid: 65534 }];
}

/** Whether `account` can run the server, read its files, and write in `folder`; if not, why. */
export async function obstacle(account: Account, binaries: Binaries, folder: string): Promise<string | null> {
  if (process.platform === "win32") return null;
  const script = 'test -x "$0" && test -x "$1" && test -r "$2" && test -w "$3" && exec "$0" -V';
  const bki = join(binaries.home, "share", "postgresql", "postgres.bki");
  const command = [
    ...account.prefix,
    "/bin/sh",
    "-c",
    script,
    binaries.postgres,
    binaries.initdb,
    bki,
    folder,
  ];
  try {
    await run(command[0] ?? "", command.slice(1), account.options);
    return null;
  } catch (error) {
    return (error instanceof Error && error.message) || "closed to this account";
  }
}
