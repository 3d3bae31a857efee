import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { stopPostgres } from "@storytelling/service/postgres";
import { startCollector } from "@storytelling/service/testing";
import { startProcesses } from "../../platform/src/processes.ts";
import { ensureProgram, requireOrSkip, startRedis } from "../../tools/machine/index.ts";
import { tracedStory } from "./traced-story.ts";

const name = "a process for each service, with Redis between them and one collector";
const program = await ensureProgram("redis-server");

if ("missing" in program) it(name, (test) => requireOrSkip(test, program.missing));
else tracedStory(name, start);

async function start() {
  const dataDir = await mkdtemp(join(tmpdir(), "storytelling-e2e-"));
  const [redis, collector] = await Promise.all([startRedis(), startCollector()]);
  const processes = await startProcesses({
    dataDir,
    env: {
      EVENT_BUS: "redis",
      REDIS_URL: redis.url,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_BSP_SCHEDULE_DELAY: "100",
    },
  });
  return {
    url: processes.url,
    trace: async (id: string) => collector.spans.filter(({ traceId }) => traceId === id),
    async stop() {
      await processes.stop();
      await Promise.all([redis.stop(), collector.stop()]);
      await stopPostgres(join(dataDir, "postgres"));
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
