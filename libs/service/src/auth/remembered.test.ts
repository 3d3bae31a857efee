import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { remembered } from "./remembered.ts";

describe("a token that was checked", () => {
  let now: number;
  let checks: number;
  let claimsOf: (token: string) => Promise<{ exp: number; token: string }>;
  beforeEach(() => {
    now = 1_000_000;
    checks = 0;
    claimsOf = remembered(
      async (token) => {
        checks++;
        if (token === "forged") throw new Error("forged");
        return { exp: 1004, token };
      },
      { now: () => new Date(now) },
    );
  });

  it("is not checked again immediately", async () => {
    assert.equal((await claimsOf("a")).token, "a");
    assert.equal((await claimsOf("a")).token, "a");
    assert.equal(checks, 1);
  });
  it("is checked again after five seconds", async () => {
    await claimsOf("b");
    now += 5000;
    await claimsOf("b");
    assert.equal(checks, 2);
  });
  it("is checked again when it has expired meanwhile", async () => {
    await claimsOf("c");
    now += 4000;
    await claimsOf("c");
    assert.equal(checks, 2);
  });
  it("is checked again when the clock was set back", async () => {
    await claimsOf("d");
    now -= 60_000;
    await claimsOf("d");
    assert.equal(checks, 2);
  });
  it("is refused each time when it is forged", async () => {
    await assert.rejects(claimsOf("forged"));
    await assert.rejects(claimsOf("forged"));
    assert.equal(checks, 2);
  });
  it("replaces the oldest when ten thousand are known", async () => {
    for (let n = 0; n <= 10_000; n++) await claimsOf(String(n));
    await claimsOf("10000");
    assert.equal(checks, 10_001);
    await claimsOf("0");
    assert.equal(checks, 10_002);
  });
});
