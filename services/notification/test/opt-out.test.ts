import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { invitationSent, narrationCompleted, paymentProcessed } from "@storytelling/events";
import { until } from "@storytelling/service/testing";
import { emailOf, ids, invitation, startWorld, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

async function invite(to: string): Promise<string> {
  const { invitationId, sessionId, storyId, ownerId } = ids();
  const messageId = randomUUID();
  world.others.invitation = invitation({ to });
  const about = { sessionId, storyId, ownerId };
  const data = { invitationId, messageId, ...about, way: "email" as const, occasion: "first" as const };
  await world.service.deliver(invitationSent(invitationId, data));
  await until(async () => {
    const [row] = await world.query("select state from messages where id = $1", [messageId]);
    return row?.state !== "queued";
  });
  return messageId;
}
async function complete(ownerId: string): Promise<void> {
  const { storyId } = ids();
  const data = { ...narrationCompleted.example, storyId, ownerId };
  await world.service.deliver(narrationCompleted(randomUUID(), data));
  await world.settled();
}
/** The link in the last letter to an address, as a path below the service. */
async function linkIn(to: string): Promise<string> {
  const [letter] = await world.lettersTo(to);
  const [, token] = /\/notification\/v1\/unsubscribe\/([\w-]+)/.exec(letter?.text ?? "") ?? [];
  assert.ok(token, letter?.text ?? "no letter");
  return `unsubscribe/${token}`;
}
const stateOf = async (messageId: string) => {
  const [row] = await world.query("select state, reason from messages where id = $1", [messageId]);
  return [row?.state, row?.reason];
};
const optOuts = async (messageId: string) =>
  (await world.service.events("RecipientOptedOut")).filter(({ data }) => data.messageId === messageId);
const address = () => `${randomUUID()}@example.org`;

describe("GET /unsubscribe/{token}", () => {
  it("shows a page with a button, and changes nothing, however often a scanner opens it", async () => {
    const to = address();
    const first = await invite(to);
    const link = await linkIn(to);
    for (let time = 0; time < 3; time++) {
      const { status, body } = await world.http.get(link);
      assert.equal(status, 200);
      assert.match(body.toString(), /<form method="post"/);
    }
    assert.deepEqual(await stateOf(await invite(to)), ["sent", null]);
    assert.deepEqual(await optOuts(first), []);
  });

  it("404 with a page for a link that is not ours", async () => {
    const { status, body } = await world.http.get("unsubscribe/AAAA");
    assert.equal(status, 404);
    assert.match(body.toString(), /This link does not work/);
  });
});

describe("POST /unsubscribe/{token}", () => {
  for (const [what, type, body] of [
    ["a form, as RFC 8058 has it", "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"],
    [
      "multipart/form-data, as RFC 8058 prefers it",
      "multipart/form-data; boundary=b",
      '--b\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
    ],
  ] as const)
    it(`ends all messages to a guest's address at once, without a session: ${what}`, async () => {
      const to = address();
      const messageId = await invite(to);
      const { status } = await world.http.post(await linkIn(to), { headers: { "content-type": type }, body });
      assert.equal(status, 200);
      assert.deepEqual(await stateOf(await invite(to)), ["dropped", "opted-out"]);
      assert.equal((await world.lettersTo(to)).length, 1);
      assert.equal((await optOuts(messageId)).length, 1);
    });

  it("records one event for two requests", async () => {
    const to = address();
    const messageId = await invite(to);
    const link = await linkIn(to);
    await world.http.post(link);
    await world.http.post(link);
    assert.equal((await optOuts(messageId)).length, 1);
  });

  it("ends a user's letters about that topic alone; they see it in their preferences", async () => {
    const { id, token } = await world.service.actor([]);
    await complete(id);
    assert.equal((await world.http.post(await linkIn(emailOf(id)))).status, 200);
    await complete(id);
    assert.equal((await world.lettersTo(emailOf(id))).length, 1);
    const { body } = await world.http.get("preferences", { token });
    assert.deepEqual(body.ways, { narrations: ["in-app", "push"] });
    const { body: feed } = await world.http.get("notifications", { token });
    assert.equal(feed.items.length, 2);
  });
});

describe("POST /unsubscribe/{token}/undo", () => {
  it("lets letters come again", async () => {
    const to = address();
    await invite(to);
    const link = await linkIn(to);
    await world.http.post(link);
    assert.equal((await world.http.post(`${link}/undo`)).status, 200);
    assert.deepEqual(await stateOf(await invite(to)), ["sent", null]);
  });

  it("404 for a link that is not ours", async () => {
    assert.equal((await world.http.post("unsubscribe/AAAA/undo")).status, 404);
  });
});

describe("a letter", () => {
  it("has the headers for mail programs that end such letters with one click", async () => {
    const to = address();
    await invite(to);
    const [letter] = await world.lettersTo(to);
    assert.ok(letter?.way === "email");
    assert.ok(letter.unsubscribe.endsWith(await linkIn(to)), letter.unsubscribe);
  });

  it("has no such header where the law asks for the letter", async () => {
    const { id: userId } = await world.service.actor([]);
    await world.service.deliver(paymentProcessed(userId, { ...paymentProcessed.example, userId }));
    await world.settled();
    const [letter] = await world.lettersTo(emailOf(userId));
    assert.equal(letter?.way === "email" && letter.unsubscribe, "");
  });
});
