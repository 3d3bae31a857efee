import { execFile, type SpawnOptions } from "node:child_process";
import { chown, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Binaries } from "./binaries.ts";

const run = promisify(execFile);

/** The user as which the server's programs run, and how a program is started as that user. */
export interface Account {
  /** The words before the program's own command line; empty if none are needed. */
  prefix: readonly string[];
  options: Pick<SpawnOptions, "uid" | "gid" | "env" | "cwd">;
  /** Makes this account the owner of a file or folder. */
  own(path: string): Promise<void>;
}

/** Names a user, by numbers. */
export interface User {
  uid: number;
  gid: number;
}

/** The server must not inherit the caller's PG* variables, locale and time zone. */
const bare: Pick<SpawnOptions, "env" | "cwd"> =
  process.platform === "win32"
    ? {}
    : { cwd: "/", env: { PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC" } };

export const isRoot = (): boolean => process.getuid?.() === 0;

/** This process's own account, for every user except root. */
export const ownAccount: Account = { prefix: [], options: bare, own: async () => {} };

/**
 * The ways in which root can start the server as another user, the least powerful first. The second one keeps one
 * capability of root: to pass through folders that only root may enter. It needs `no_setuid_fixup`, because access(2),
 * which the server calls on its own file, ignores capabilities otherwise.
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

/** The user as whom root runs the server: the system's `postgres` user if it exists, otherwise `nobody`. */
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

/** The reason why `account` cannot run the server, read its files or write in `folder`; null if it can. */
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
    return (error instanceof Error && error.message) || "no access for this account";
  }
}
