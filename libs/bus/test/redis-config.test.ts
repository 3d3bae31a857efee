import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { busConfig, openBus, withBus } from "@storytelling/bus";
import { ConfigError, readConfig } from "@storytelling/service";
import { z } from "zod";
import { log } from "./redis-world.ts";

describe("the configuration of the bus", () => {
  const schema = withBus(z.object({ PORT: z.coerce.number().max(65535).default(3000), ...busConfig }));
  const read = (env: Record<string, string>) => readConfig("test", schema, env);
  const faults = (env: Record<string, string>) => {
    try {
      read(env);
    } catch (error) {
      if (error instanceof ConfigError) return error.message.split("\n").slice(1).join(" ");
    }
    return assert.fail("The configuration was accepted.");
  };

  it("chooses the in-process bus by default", async () => {
    assert.equal(openBus(read({}), "test", log).kind, "in-process");
    const bus = openBus(read({ EVENT_BUS: "redis", REDIS_URL: "redis://127.0.0.1:9" }), "test", log);
    assert.equal(bus.kind, "redis");
    await bus.close();
  });

  it("lists the missing address of Redis among all faults", () => {
    assert.match(faults({ EVENT_BUS: "redis" }), /REDIS_URL: EVENT_BUS=redis needs its address/);
    assert.match(faults({ EVENT_BUS: "redis", PORT: "99999" }), /PORT: .* REDIS_URL: /);
  });

  it("never shows an invalid address", () => {
    const shown = faults({ EVENT_BUS: "redis", REDIS_URL: "http://:open-sesame@host" });
    assert.match(shown, /REDIS_URL: Give redis:/);
    assert.doesNotMatch(shown, /open-sesame/);
  });
});
