import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { inWorld } from "./world/in-world.ts";
import { killing, report } from "./world/killing.ts";

describe("a Redis that loses events that it had acknowledged", () => {
  inWorld("gets them again after FLUSHALL", { bus: "redis" }, async (world, say) => {
    const redis = new Redis(world.broker?.url ?? "");
    for (let n = 0; n < 2; n++) {
      await redis.flushall();
      say(`entries flow again ${(await world.settled()).toFixed(1)} s after FLUSHALL`);
      await sleep(300);
    }
    redis.disconnect();
    const { lost, doubled, inversions } = await world.finish();
    assert.deepEqual({ lost, doubled, inversions }, { lost: 0, doubled: 0, inversions: 0 });
  });

  it("gets them again when it has no append-only file and is killed", async () => {
    const options = { bus: "redis", appendonly: false } as const;
    const killed = await killing(options, { times: 2, seed: 7, victims: ["broker"] });
    process.stdout.write(`# ${report("redis, appendonly no", killed)}\n`);
    const { lost, doubled, inversions } = killed.toll;
    assert.deepEqual({ lost, doubled, inversions }, { lost: 0, doubled: 0, inversions: 0 });
  });
});
