import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { until } from "@storytelling/service/testing";
import { ensureProgram, requireOrSkip, startRedis } from "../../../tools/machine/index.ts";
import { proxy } from "./proxy.ts";
import { collect, firsts, makeEvent, publish, redisWorld, upTo } from "./redis-world.ts";

const program = await ensureProgram("redis-server");
if ("missing" in program)
  it("the redis bus while Redis stops and starts", (test) => requireOrSkip(test, program.missing));
else describe("the redis bus while Redis stops and starts", connections);

function connections(): void {
  const world = redisWorld();
  it("notices that the other end has vanished, refuses events that may be lost, and reconnects", async () => {
    const line = await proxy(world.server.url);
    const far = world.open({ url: line.url });
    const subject = randomUUID();
    const handled = await collect(far);
    await far.publish([makeEvent(subject, 0)]);
    await until(() => handled.length === 1);
    const lost = makeEvent(subject, 1);
    line.fallSilent();
    await assert.rejects(far.publish([lost]), /./);
    await Promise.all([publish(far, [lost]), until(() => firsts(handled, subject).length === 2)]);
    await far.check();
    assert.deepEqual(firsts(handled, subject), upTo(2));
    await far.close();
    line.close();
  });

  it("still has every accepted event after it was killed", async () => {
    const dir = await mkdtemp(join(tmpdir(), "storytelling-redis-kill-"));
    let mortal = await startRedis({ dir });
    const far = world.open({ url: mortal.url });
    const subject = randomUUID();
    const handled = await collect(far);
    const accepted = (async () => {
      for (const n of upTo(300)) await publish(far, [makeEvent(subject, n)]);
    })();
    for (const kill of [1, 2]) {
      await until(() => firsts(handled, subject).length > kill * 70);
      await mortal.kill();
      mortal = await startRedis({ dir, port: mortal.port });
    }
    await accepted;
    await until(() => firsts(handled, subject).length === 300);
    assert.deepEqual(firsts(handled, subject), upTo(300));
    await far.close();
    await mortal.stop();
    await rm(dir, { recursive: true });
  });

  it("starts while Redis is unreachable, reports that, and works as soon as Redis is up", async () => {
    const dir = await mkdtemp(join(tmpdir(), "storytelling-redis-late-"));
    const { port, url, kill } = await startRedis({ dir });
    await kill();
    const early = world.open({ url });
    const handled = await collect(early);
    await assert.rejects(early.check(), /cannot be reached/);
    await assert.rejects(early.publish([makeEvent("a", 0)]), /cannot be reached/);
    const late = await startRedis({ dir, port });
    await publish(early, [makeEvent("a", 0)]);
    await until(() => handled.length === 1);
    await early.check();
    await early.close();
    await late.stop();
    await rm(dir, { recursive: true });
  });

  it("shows neither events nor the password in its errors", async () => {
    const stranger = world.open({ url: `redis://:open-sesame@127.0.0.1:${world.server.port}` });
    await world.redis.config("SET", "requirepass", "other");
    try {
      const secret = makeEvent("secret subject", 0);
      const fault = await stranger.publish([secret]).catch((error: Error) => error);
      assert.ok(fault instanceof Error);
      const shown = JSON.stringify({
        ...fault,
        message: fault.message,
        stack: fault.stack,
        cause: fault.cause,
      });
      assert.match(shown, /WRONGPASS/);
      assert.doesNotMatch(shown, /open-sesame|secret subject/);
    } finally {
      await world.redis.config("SET", "requirepass", "");
    }
  });
}
