import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stopPostgres } from "@storytelling/postgres";
import { startProcesses } from "../../platform/src/processes.ts";
import { startRedis } from "../../tools/machine/index.ts";

/**
 * A process for each service, with Redis between them, in a separate folder. `stop` removes all of it. When a part
 * fails to start, everything is removed, too.
 */
export async function startProcessWorld(env: Record<string, string> = {}) {
  await using opened = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), "storytelling-e2e-"));
  opened.defer(() => rm(dataDir, { recursive: true, force: true }));
  const redis = await startRedis();
  opened.defer(() => redis.stop());
  opened.defer(() => stopPostgres(join(dataDir, "postgres")));
  const bus = { EVENT_BUS: "redis", REDIS_URL: redis.url };
  const processes = await startProcesses({ dataDir, env: { ...bus, ...env } });
  opened.defer(() => processes.stop());
  const all = opened.move();
  const { url, end, begin } = processes;
  return { url, dataDir, end, begin, stop: () => all.disposeAsync() };
}
