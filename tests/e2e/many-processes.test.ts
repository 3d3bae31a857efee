import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { stopPostgres } from "@storytelling/service/postgres";
import { startProcesses } from "../../platform/src/processes.ts";
import { ensureProgram, requireOrSkip, startRedis } from "../../tools/machine/index.ts";
import { storyToAudiobook } from "./story-to-audiobook.ts";

const name = "a process for each service, with Redis between them";
const program = await ensureProgram("redis-server");

if ("missing" in program) it(name, (test) => requireOrSkip(test, program.missing));
else storyToAudiobook(name, start);

async function start() {
  const dataDir = await mkdtemp(join(tmpdir(), "storytelling-e2e-"));
  const redis = await startRedis();
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
}
