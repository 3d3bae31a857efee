import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { dataOf, openCluster, SUPERUSER } from "./cluster.ts";
import { PostgresFailure } from "./failure.ts";
import { forgetStop, logOf, turnOverLog } from "./folder.ts";
import { type Guard, guard } from "./guard.ts";
import { findPostmaster, launch, type Postmaster, untilReady } from "./postmaster.ts";
import { passwordOf } from "./secret.ts";

/** A data folder with its secret and the options of its server. */
export interface Serving {
  dir: string;
  secret: string;
  durable: boolean;
  log: (line: string) => void;
}

/** The connection URL of a role and a database, for the server on `port`. */
export const urlOn = (secret: string, port: number, database: string, role: string): string =>
  `postgresql://${role}:${passwordOf(secret, role)}@127.0.0.1:${port}/${database}`;

/** Claims the running server of the folder, or starts a new one. Calls `lost` when the claim ends unexpectedly. */
export async function findOrLaunch(
  serving: Serving,
  lost: () => void,
): Promise<{ port: number; claim: Guard }> {
  const { dir, secret, durable, log } = serving;
  let trouble: unknown;
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(50)) {
    const found = await find(dir);
    const server = found ?? (await launchOver(serving));
    if (!server) continue;
    try {
      const claim = await guard(urlOn(secret, server.port, SUPERUSER, SUPERUSER), lost);
      if (durable && !claim.durable) {
        await claim.close();
        throw notDurable(dir);
      }
      log(`postgres: ${found ? "found" : "started"} on port ${server.port}, data in ${dir}`);
      return { port: server.port, claim };
    } catch (error) {
      if (error instanceof PostgresFailure) throw error;
      // The process that started the server may just have stopped it, so check again.
      trouble = error;
      if (isWrongPassword(error)) break;
    }
  }
  throw new PostgresFailure(
    `The PostgreSQL server of ${dir} accepts no connection.`,
    `See ${logOf(dir)}; if ${join(dir, "secret")} was replaced, put the old one back.`,
    String(trouble ?? ""),
    trouble,
  );
}

async function find(dir: string): Promise<Postmaster | null> {
  const data = await dataOf(dir);
  const found = data && (await findPostmaster(data));
  if (!found || found.ready) return found || null;
  return await untilReady(data, (now) => now?.pid !== found.pid);
}

async function launchOver({ dir, secret, durable, log }: Serving): Promise<Postmaster | null> {
  const cluster = await openCluster(dir, secret, durable, log);
  await turnOverLog(dir);
  await forgetStop(dir);
  return await launch(cluster, logOf(dir), durable);
}

const notDurable = (dir: string): PostgresFailure =>
  new PostgresFailure(
    `The running server of ${dir} keeps nothing safe in a crash (durable: false).`,
    "End it first, or give another folder.",
  );

const isWrongPassword = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "28P01";
