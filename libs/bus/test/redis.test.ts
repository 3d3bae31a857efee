import { after, before, it } from "node:test";
import { pino } from "pino";
import { ensureProgram, type RedisServer, requireOrSkip, startRedis } from "../../../tools/machine/index.ts";
import { redisBus } from "../src/redis/index.ts";
import { busContract } from "./bus-contract.ts";

const program = await ensureProgram("redis-server");
const log = pino({ level: process.env.TEST_LOG ?? "silent" });

if ("missing" in program) it("the redis bus", (test) => requireOrSkip(test, program.missing));
else {
  let server: RedisServer;
  before(async () => {
    server = await startRedis();
  });
  after(() => server.stop());
  busContract("redis", { open: async () => redisBus({ url: server.url, log }), remembers: true });
}
