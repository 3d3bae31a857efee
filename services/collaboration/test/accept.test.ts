import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startWorld, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

describe("POST /invitations/accept", () => {
  it("gives a guest a token and sends ParticipantJoined", async () => {
    const session = await world.open();
    const { link } = await world.invite(session.id);
    const { status, body } = await world.accept(world.tokenIn({ link }), { name: "Rose" });
    assert.equal(status, 201);
    assert.match(body.token, /^gst_[\w-]{43}$/);
    assert.equal(body.participant.name, "Rose");
    const told = (await world.events("ParticipantJoined")).filter(
      ({ aggregateId }) => aggregateId === body.participant.id,
    );
    assert.equal(told.length, 1);
  });

  it("lets exactly one of two take the last use", async () => {
    const session = await world.open();
    const { link } = await world.invite(session.id, { household: true, maxUses: 1 });
    const token = world.tokenIn({ link });
    await Promise.all([world.accept(token, { name: "Ann" }), world.accept(token, { name: "Ben" })]);
    assert.equal(await world.count("participants", `session_id = '${session.id}'`), 1);
  });
});
