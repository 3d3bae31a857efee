import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import * as events from "@storytelling/events";
import { emailOf, guestContact, ids, invitation, startWorld, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

/** Everything that this service has stored. */
async function everything(): Promise<string> {
  const tables = ["messages", "in_app", "preferences", "suppressions", "push_subscriptions", "participants"];
  const rows = [];
  for (const table of [...tables, "outbox"])
    rows.push(await world.query(`select t::text as row from ${table} t order by 1`));
  return JSON.stringify(rows);
}

/** Has letters of many kinds and an SMS sent, in all languages. */
async function sendAll(): Promise<void> {
  const { userId, about } = { userId: randomUUID(), about: ids() };
  const { service, others } = world;
  const owned = { ...about, ownerId: userId };
  others.contact = guestContact({ email: `${about.participantId}@example.org` });
  await service.deliver(events.participantJoined(about.participantId, owned));
  for (const language of ["en", "de", "fr", "es", "ar"])
    for (const way of ["email", "sms"] as const) {
      const to = way === "email" ? `${randomUUID()}@example.org` : "+4915112345678";
      others.invitation = invitation({ way, to, language });
      const { sessionId, storyId } = about;
      const data = {
        invitationId: randomUUID(),
        messageId: randomUUID(),
        sessionId,
        storyId,
        ownerId: userId,
      };
      const sent = { ...data, way, occasion: "first" as const };
      await service.deliver(events.invitationSent(data.invitationId, sent));
      await world.settled();
    }
  const user = { userId };
  await service.deliver(events.userRoleChanged(userId, { ...events.userRoleChanged.example, ...user }));
  await service.deliver(events.usageLimitReached(userId, { ...events.usageLimitReached.example, ...user }));
  await service.deliver(events.paymentProcessed(userId, { ...events.paymentProcessed.example, ...user }));
  await service.deliver(events.paymentFailed(userId, { ...events.paymentFailed.example, ...user }));
  const { storyId } = about;
  const narration = { ...events.narrationCompleted.example, storyId, ownerId: userId };
  const rebuilt = { segments: 5, personIds: [about.personId] };
  await service.deliver(events.narrationCompleted(randomUUID(), { ...narration, rebuilt }));
  const withdrawn = { ...events.voiceWithdrawn.example, storyId, ownerId: userId, personId: about.personId };
  for (const cause of ["person", "expired", "story-deleted"] as const)
    await service.deliver(events.voiceWithdrawn(randomUUID(), { ...withdrawn, cause }));
  await service.deliver(
    events.takeRefused(randomUUID(), { ...events.takeRefused.example, storyId, personId: about.personId }),
  );
  await service.deliver(events.collaborationClosed(about.sessionId, { ...owned, cause: "owner" }));
  service.clock.advance(25 * 3_600_000);
  await world.settled();
}

describe("a scanner that opens every link of every letter", () => {
  it("changes nothing here, and finds no link that does something", async () => {
    await sendAll();
    const letters = await world.lettersTo("");
    const texts = letters.map((item) => item.text + ("html" in item ? item.html + item.unsubscribe : ""));
    const links = new Set(texts.join("\n").match(/https?:\/\/[^\s"<>]+/g) ?? []);
    const ours = [...links].filter((link) => new URL(link).pathname.startsWith("/notification/"));
    assert.ok(letters.length >= 15, `${letters.length} letters`);
    assert.ok(ours.length >= 5, `${ours.length} links`);
    const before = await everything();
    for (const link of ours)
      for (const method of ["HEAD", "GET", "GET"]) {
        const { pathname } = new URL(link);
        const { status } = await fetch(`${world.service.url}${pathname}`, { method });
        assert.ok(status === 200 || (method === "HEAD" && status < 500), `${method} ${status}`);
      }
    assert.equal(await everything(), before);
  });

  it("finds every letter's person told once of each thing", async () => {
    const subjects = (await world.lettersTo("example.org")).flatMap((item) =>
      "subject" in item ? [`${item.to} ${item.subject} ${item.id}`] : [],
    );
    assert.equal(new Set(subjects).size, subjects.length);
    assert.ok(emailOf("x").length > 0);
  });
});
