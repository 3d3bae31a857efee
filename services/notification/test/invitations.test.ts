import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, afterEach, before, describe, it } from "node:test";
import { invitationRevoked, invitationSent } from "@storytelling/events";
import { until } from "@storytelling/service/testing";
import { ids, invitation, startWorld, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());
afterEach(() => {
  world.others.outage = null;
});

const { sessionId, storyId, ownerId } = ids();
const about = { sessionId, storyId, ownerId };
async function invite(to: object, way: "email" | "sms" | "link" = "email") {
  const [invitationId, messageId] = [randomUUID(), randomUUID()];
  world.others.invitation = invitation({ way, ...to });
  const data = { invitationId, messageId, way, occasion: "first" as const, ...about };
  await world.service.deliver(invitationSent(invitationId, data));
  return { invitationId, messageId };
}
const address = () => `${randomUUID()}@example.org`;
const outcomes = async (messageId: string) => {
  const events = [
    ...(await world.service.events("MessageSent")),
    ...(await world.service.events("MessageFailed")),
  ];
  return events.filter(({ data }) => data.messageId === messageId);
};

describe("InvitationSent, delivered twice", () => {
  it("sends one letter with the link, and tells that it was sent", async () => {
    const to = address();
    const { messageId, invitationId } = await invite({ to });
    await until(async () => (await outcomes(messageId)).length > 0);
    const letters = await world.lettersTo(to);
    assert.equal(letters.length, 1);
    assert.match(letters[0]?.text ?? "", /join\/secret/);
    assert.deepEqual(
      (await outcomes(messageId)).map(({ data }) => [data.way, data.invitationId]),
      [["email", invitationId]],
    );
  });

  it("sends one SMS to a number", async () => {
    const { messageId } = await invite({ to: "+4915112345678" }, "sms");
    await until(async () => (await outcomes(messageId)).length > 0);
    assert.equal((await world.lettersTo("4915112345678")).length, 1);
  });

  it("sends nothing for a link that the owner hands over", async () => {
    const { messageId } = await invite({}, "link");
    assert.deepEqual(await world.query("select id from messages where id = $1", [messageId]), []);
  });

  it("stores no address", async () => {
    const to = address();
    const { messageId } = await invite({ to });
    await until(async () => (await outcomes(messageId)).length > 0);
    const [row] = await world.query("select m::text as text from messages m where id = $1", [messageId]);
    assert.ok(!String(row?.text).includes(to));
    assert.ok(!String(row?.text).includes(Buffer.from(to).toString("hex")));
  });

  it("sends it once, when collaboration is back after an outage", async () => {
    const to = address();
    world.others.outage = () => ({ disturb: (response) => response.destroy() });
    const { messageId } = await invite({ to });
    const attempts = async () => {
      const [row] = await world.query("select attempts from messages where id = $1", [messageId]);
      return Number(row?.attempts);
    };
    await until(async () => (await attempts()) >= 2);
    assert.equal((await world.lettersTo(to)).length, 0);
    world.others.outage = null;
    await until(async () => (await outcomes(messageId)).length > 0);
    assert.equal((await world.lettersTo(to)).length, 1);
  });

  it("drops the letter of an invitation that does not exist any more", async () => {
    const { messageId } = await invite({});
    world.others.invitation = null;
    const { messageId: gone } = await (async () => {
      const [invitationId, id] = [randomUUID(), randomUUID()];
      const data = {
        invitationId,
        messageId: id,
        way: "email" as const,
        occasion: "first" as const,
        ...about,
      };
      await world.service.deliver(invitationSent(invitationId, data));
      return { messageId: id };
    })();
    await until(async () => {
      const [row] = await world.query("select state, reason from messages where id = $1", [gone]);
      return row?.state === "dropped" && row.reason === "gone";
    });
    assert.notEqual(messageId, gone);
  });
});

describe("InvitationRevoked, delivered twice", () => {
  it("drops a letter that was not sent yet, also when collaboration answers again", async () => {
    const to = address();
    world.others.outage = () => ({ disturb: (response) => response.destroy() });
    const { invitationId, messageId } = await invite({ to });
    await world.service.deliver(invitationRevoked(invitationId, { invitationId, ...about }));
    world.others.outage = null;
    await world.settled();
    const [row] = await world.query("select state, reason, sealed from messages where id = $1", [messageId]);
    assert.deepEqual(row, { state: "dropped", reason: "revoked", sealed: null });
    assert.equal((await world.lettersTo(to)).length, 0);
  });
});
