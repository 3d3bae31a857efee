import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { getPriority, platform } from "node:os";
import { describe, it } from "node:test";
import { Refusal } from "@storytelling/values";
import { Registry } from "prom-client";
import { argon2Passwords } from "./passwords.ts";

const passwords = await argon2Passwords({
  threads: 2,
  cost: { memoryKib: 19_456, passes: 2 },
  metrics: new Registry(),
});

describe("passwords", () => {
  it("are hashed on threads of lower priority than the one that answers requests", {
    skip: platform() !== "linux",
  }, async () => {
    const ids = await readdir("/proc/self/task");
    const names = await Promise.all(ids.map((id) => readFile(`/proc/self/task/${id}/comm`, "utf8")));
    const pool = ids.filter((_, nth) => names[nth] === "libuv-worker\n").map((id) => getPriority(Number(id)));
    assert.ok(pool.length > 0);
    assert.deepEqual(new Set(pool), new Set([getPriority() + 5]));
  });

  it("match only their own hash; no password matches a missing hash", async () => {
    const known = await passwords.hash("nine otters");
    assert.equal(await passwords.verify(known, "nine otters"), true);
    assert.equal(await passwords.verify(known, "nine others"), false);
    assert.equal(await passwords.verify(null, "nine otters"), false);
  });

  it("are refused with busy when one is at work and a hundred wait", async () => {
    const all = await Promise.allSettled(Array.from({ length: 104 }, () => passwords.verify(null, "flood")));
    const refusals = all.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    assert.equal(refusals.length, 3);
    assert.ok(refusals.every((reason) => reason instanceof Refusal && reason.code === "busy"));
  });
});
