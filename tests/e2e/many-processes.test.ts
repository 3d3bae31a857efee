import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stopPostgres } from "@storytelling/service/postgres";
import { startProcesses } from "../../platform/src/processes.ts";
import { startRedis } from "../../tools/machine/index.ts";
import { storyToAudiobook } from "./story-to-audiobook.ts";

storyToAudiobook("a process for each service, with Redis between them", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "storytelling-e2e-"));
  const redis = await startRedis({});
  const processes = await startProcesses({ dataDir, env: { EVENT_BUS: "redis", REDIS_URL: redis.url } });
  return {
    url: processes.url,
    async stop() {
      await processes.stop();
      await redis.stop();
      await stopPostgres(join(dataDir, "postgres"));
      await rm(dataDir, { recursive: true, force: true });
    },
  };
});
