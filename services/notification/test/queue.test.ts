import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, afterEach, before, describe, it } from "node:test";
import {
  contributionReturned,
  narrationCompleted,
  participantJoined,
  textContributed,
  voiceContributed,
} from "@storytelling/events";
import { type TestActor, until } from "@storytelling/service/testing";
import { emailOf, guestContact, ids, invitation, startWorld, type World } from "./world.ts";

let world: World;
let operator: TestActor;
before(async () => {
  world = await startWorld();
  operator = await world.service.actor(["notifications.manage"]);
});
after(() => world.stop());
afterEach(() => {
  world.others.outage = null;
});

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const outage = () => ({ disturb: (response: { destroy(): void }) => response.destroy() });
async function complete(ownerId: string): Promise<void> {
  await world.service.deliver(
    narrationCompleted(randomUUID(), { ...narrationCompleted.example, ...ids(), ownerId }),
  );
}
const rowsOf = (personId: string, way = "email") =>
  world.query(
    "select id, state, reason, attempts from messages where person_id = $1 and way = $2 order by id",
    [personId, way],
  );
const admin = (path: string, { token } = operator) => world.http.post(`admin/messages/${path}`, { token });

/** Has a letter fail for the last time. */
async function dead(): Promise<{ ownerId: string; id: string }> {
  const ownerId = randomUUID();
  world.others.outage = outage;
  await complete(ownerId);
  await world.query("update messages set attempts = 29 where person_id = $1", [ownerId]);
  const row = await until(async () => {
    const [found] = await rowsOf(ownerId);
    return found?.state === "dead" && found;
  });
  world.others.outage = null;
  return { ownerId, id: String(row.id) };
}

describe("a letter that could not be sent thirty times", () => {
  it("is dead, is listed for operators, and is told as given up", async () => {
    const { id } = await dead();
    const { body } = await world.http.get("admin/messages?state=dead", { token: operator.token });
    const found = body.items.find((item: { id: string }) => item.id === id);
    assert.deepEqual([found.kind, found.way, found.reason], ["narration-completed", "email", "gave-up"]);
    const told = (await world.service.events("MessageFailed")).filter(({ data }) => data.messageId === id);
    assert.deepEqual(
      told.map(({ data }) => data.reason),
      ["gave-up"],
    );
  });

  it("is sent once after an operator has it tried again", async () => {
    const { id, ownerId } = await dead();
    assert.equal((await admin(`${id}/redrive`)).status, 204);
    await world.settled();
    assert.equal((await world.lettersTo(emailOf(ownerId))).length, 1);
    assert.deepEqual((await admin(`${id}/redrive`)).body.code, "message-not-dead");
  });

  it("is given up when an operator discards it", async () => {
    const { id, ownerId } = await dead();
    assert.equal((await admin(`${id}/discard`)).status, 204);
    const [row] = await rowsOf(ownerId);
    assert.deepEqual([row?.state, row?.reason], ["dropped", "discarded"]);
    assert.equal((await admin(`${id}/discard`)).status, 409);
  });
});

describe("POST /admin/messages/{id}/…", () => {
  it("404 for a message that does not exist, 403 without the permission, 401 without a token", async () => {
    const { token } = await world.service.actor([]);
    for (const action of ["redrive", "discard"]) {
      const path = `${randomUUID()}/${action}`;
      assert.equal((await admin(path)).status, 404);
      assert.equal((await admin(path, { ...operator, token })).status, 403);
      assert.equal((await world.http.post(`admin/messages/${path}`)).status, 401);
    }
    assert.equal((await world.http.get("admin/messages", { token })).status, 403);
    assert.equal((await world.http.get("admin/messages?state=lost", { token: operator.token })).status, 422);
  });
});

describe("quiet hours", () => {
  it("keep a letter until they end", async () => {
    const { id, token } = await world.service.actor([]);
    const { body } = await world.http.get("preferences", { token });
    const now = world.service.clock.now();
    const at = (ms: number) => new Date(now.getTime() + ms).toISOString().slice(11, 16);
    const quietHours = { from: at(-hourMs), until: at(2 * hourMs) };
    await world.http.put("preferences", { token, body: { ...body, quietHours } });
    await complete(id);
    await until(async () => (await rowsOf(id, "in-app"))[0]?.state === "sent");
    assert.equal((await rowsOf(id))[0]?.state, "queued");
    assert.deepEqual(await world.lettersTo(emailOf(id)), []);
    world.service.clock.advance(2 * hourMs + 60_000);
    await until(async () => (await world.lettersTo(emailOf(id))).length === 1);
  });
});

describe("contributions", () => {
  async function contributeTo(ownerId: string, takes: number) {
    const about = { ...ids(), ownerId };
    world.others.contact = guestContact({ name: "Bob" });
    await world.service.deliver(participantJoined(about.participantId, about));
    for (let line = 0; line < takes; line++) {
      const data = { ...voiceContributed.example, ...about, contributionId: randomUUID(), line };
      await world.service.deliver(voiceContributed(about.participantId, data));
    }
    const memory = { ...about, contributionId: randomUUID(), kind: "memory" as const };
    await world.service.deliver(textContributed(about.participantId, memory));
  }

  it("of an hour are one message in the app, which counts them and names the guest", async () => {
    const id = randomUUID();
    await contributeTo(id, 5);
    world.service.clock.advance(hourMs);
    await world.settled();
    const { token } = await world.service.actor([], { id });
    const { body } = await world.http.get("notifications", { token });
    const told = body.items.filter(({ kind }: { kind: string }) => kind === "contributed");
    assert.equal(told.length, 1);
    assert.match(told[0].body, /Bob/);
    assert.match(told[0].body, /5/);
  });

  it("of a day are one letter, with who joined", async () => {
    const ownerId = randomUUID();
    await contributeTo(ownerId, 3);
    await world.settled();
    assert.deepEqual(await world.lettersTo(emailOf(ownerId)), []);
    world.service.clock.advance(dayMs);
    await until(async () => (await world.lettersTo(emailOf(ownerId))).length > 0);
    await world.settled();
    const letters = await world.lettersTo(emailOf(ownerId));
    assert.equal(letters.length, 1);
    assert.match(letters[0]?.text ?? "", /Bob/);
    const states = (await rowsOf(ownerId)).map(({ state }) => state);
    assert.equal(states.filter((state) => state === "digested").length, 2);
  });

  it("that are asked for again within minutes are one letter to the guest", async () => {
    const about = ids();
    const email = `${about.participantId}@example.org`;
    world.others.contact = guestContact({ email });
    for (let nth = 0; nth < 3; nth++) {
      const data = { ...about, contributionId: randomUUID() };
      await world.service.deliver(participantJoined(about.participantId, about));
      await world.service.deliver(contributionReturned(about.participantId, data));
    }
    world.service.clock.advance(hourMs);
    await world.settled();
    assert.equal((await world.lettersTo(email)).length, 1);
  });
});

describe("an SMS to a guest at night", () => {
  it("waits until eight in the guest's time zone", async () => {
    const about = ids();
    await world.service.deliver(participantJoined(about.participantId, about));
    // A time zone in which it is night now.
    const hour = world.service.clock.now().getUTCHours();
    const east = (23 - hour + 24) % 24;
    const timeZone = east <= 14 ? `Etc/GMT-${east}` : `Etc/GMT+${24 - east}`;
    world.others.contact = guestContact({ email: null, phone: "+4915112345678", timeZone });
    await world.service.deliver(
      contributionReturned(about.participantId, { ...about, contributionId: randomUUID() }),
    );
    world.service.clock.advance(11 * 60_000);
    const [row] = await until(async () => {
      const rows = await world.query("select attempts, not_before from messages where person_id = $1", [
        about.personId,
      ]);
      const [{ not_before: notBefore } = {}] = rows;
      const ahead = (notBefore as Date).getTime() - world.service.clock.now().getTime();
      return ahead > 6 * hourMs && rows;
    });
    assert.equal(row?.attempts, 1);
    world.service.clock.advance(10 * hourMs);
    await until(async () => (await world.lettersTo("4915112345678")).length === 1);
  });
});

describe("a thousand invitations of one person", () => {
  it("do not delay another person's letter", async () => {
    const many = ids();
    world.others.invitation = invitation();
    const one = randomUUID();
    const { sessionId, storyId, ownerId } = many;
    const envelope = () => {
      const invitationId = randomUUID();
      const about = { invitationId, messageId: randomUUID(), sessionId, storyId, ownerId };
      return {
        ...({
          specversion: "1.0",
          id: randomUUID(),
          source: "/collaboration",
          type: "InvitationSent",
        } as const),
        ...{ subject: invitationId, time: world.service.clock.now().toISOString() },
        ...({ datacontenttype: "application/json", dataversion: 1 } as const),
        data: { ...about, way: "email", occasion: "first" },
      };
    };
    await world.service.bus.publish(Array.from({ length: 1000 }, envelope));
    await complete(one);
    await until(async () => (await world.lettersTo(emailOf(one))).length === 1, 120);
    const [left] = await world.query(
      "select count(*)::int as n from messages where person_id = $1 and state = 'queued'",
      [many.ownerId],
    );
    assert.ok(Number(left?.n) > 500, `${left?.n} of 1000 are still to be sent`);
  });
});
