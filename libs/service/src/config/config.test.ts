import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { z } from "zod";
import { ConfigError } from "../settings/config-error.ts";
import { readConfig } from "./config.ts";

describe("readConfig", () => {
  const family = z.object({ "DOOR_*": z.record(z.string(), z.string().max(3)) });

  it("collects the variables with a common prefix, by the rest of their names; empty ones count as unset", () => {
    const env = { DOOR_A: "1", DOOR_B_C: "2", DOOR_D: "", DOORS: "no" };
    assert.deepEqual(readConfig("test", family, env), { "DOOR_*": { A: "1", B_C: "2" } });
    assert.deepEqual(readConfig("test", family, {}), { "DOOR_*": {} });
  });

  it("names the faulty one completely, and never its value", () => {
    const wrong = () => readConfig("test", family, { DOOR_A: "secret" });
    assert.throws(wrong, (error: Error) => {
      assert.ok(error instanceof ConfigError);
      assert.match(error.message, /^ {2}DOOR_A: /m);
      assert.equal(error.message.includes("secret"), false);
      return true;
    });
  });
});
