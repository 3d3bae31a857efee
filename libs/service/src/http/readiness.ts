import { setTimeout as timeout } from "node:timers/promises";
import type { BlobStore } from "@storytelling/blobs";
import type { Bus } from "@storytelling/bus";
import type { Db } from "../db/db.ts";

const patienceMs = 5000;

export interface Readiness {
  readonly ready: boolean;
  /** For each dependency: "ok", or what is wrong with it. */
  readonly checks: Readonly<Record<string, string>>;
}

/** Checks every dependency of a service. */
export async function readiness(needs: {
  db: Db;
  bus: Bus;
  blobs: BlobStore;
  /** What is stuck, and why. */
  stuck: ReadonlyMap<string, string>;
  stopping: AbortSignal;
}): Promise<Readiness> {
  const checks: Record<string, string> = {};
  const ask = async (name: string, question: () => Promise<unknown>) => {
    const late = timeout(patienceMs, undefined, { ref: false }).then(() => {
      throw new Error(`No answer in ${patienceMs / 1000} s.`);
    });
    late.catch(() => {});
    checks[name] = await Promise.race([question(), late]).then(
      () => "ok",
      (error: Error) => error.message,
    );
  };
  await Promise.all([
    ask("database", () => needs.db.pool.query("select 1")),
    ask("bus", () => needs.bus.check()),
    ask("blobs", () => needs.blobs.check()),
  ]);
  for (const [what, why] of needs.stuck) checks[what] = why;
  if (needs.stopping.aborted) checks.service = "stopping";
  return { ready: Object.values(checks).every((state) => state === "ok"), checks };
}
