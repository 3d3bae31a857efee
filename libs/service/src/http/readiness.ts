import type { BlobStore } from "../blobs/index.ts";
import type { Db } from "../db/db.ts";
import type { Bus } from "../events/bus.ts";

export interface Readiness {
  readonly ready: boolean;
  /** Each thing it needs: "ok", or what is wrong with it. */
  readonly checks: Readonly<Record<string, string>>;
}

/** Asks everything that a service cannot do without. */
export async function readiness(needs: {
  db: Db;
  bus: Bus;
  blobs: BlobStore;
  stopping: AbortSignal;
}): Promise<Readiness> {
  const checks: Record<string, string> = {};
  const ask = async (name: string, question: () => Promise<unknown>) => {
    checks[name] = await question().then(
      () => "ok",
      (error: Error) => error.message,
    );
  };
  await Promise.all([
    ask("database", () => needs.db.pool.query("select 1")),
    ask("bus", () => needs.bus.check()),
    ask("blobs", () => needs.blobs.check()),
  ]);
  if (needs.stopping.aborted) checks.service = "stopping";
  return { ready: Object.values(checks).every((state) => state === "ok"), checks };
}
