import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { userErasureRequested, userRegistered } from "@storytelling/events";
import { startTestService, type TestService, until } from "@storytelling/service/testing";
import { collaboration } from "../src/service.ts";

let service: TestService;
before(async () => {
  service = await startTestService(collaboration);
});
after(() => service.stop());

const entriesOf = async (userId: string): Promise<number> => {
  const sql = "select count(*)::int as n from entries where owner_id = $1";
  return (await service.running.context.db.pool.query(sql, [userId])).rows[0].n;
};
const registered = async (): Promise<string> => {
  const userId = randomUUID();
  await service.deliver(userRegistered(userId, { userId, displayName: "Ada", role: "storyteller" }));
  return userId;
};

describe("UserRegistered, delivered twice", () => {
  it("writes one entry", async () => {
    assert.equal(await entriesOf(await registered()), 1);
  });
});

describe("UserErasureRequested, delivered twice", () => {
  it("leaves no entry of the user, and is acknowledged once", async () => {
    const [userId, other] = [await registered(), await registered()];
    const requestedAt = service.clock.now().toISOString();
    await service.deliver(userErasureRequested(userId, { userId, erasureId: randomUUID(), requestedAt }));
    const acknowledged = async () =>
      (await service.events("UserDataErased")).filter(({ aggregateId }) => aggregateId === userId);
    await until(async () => (await acknowledged()).length > 0);
    assert.deepEqual([await entriesOf(userId), await entriesOf(other)], [0, 1]);
    assert.equal((await acknowledged()).length, 1);
  });
});
