import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import * as events from "@storytelling/events";
import { testClock, until } from "@storytelling/service/testing";
import { emailOf, guestContact, ids, invitation, startWorld, type World } from "./world.ts";

let world: World;
/** Nine in the morning, so that no digest becomes due while the tests let time pass. */
function morning(): Date {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), 9));
}
before(async () => {
  world = await startWorld({ clock: testClock(morning()) });
  world.others.contact = guestContact();
  world.others.invitation = invitation();
});
after(() => world.stop());

const own = () => {
  const userId = randomUUID();
  return { userId, about: { ...ids(), ownerId: userId } };
};
const titles = async (userId: string): Promise<string[]> => {
  const { token } = await world.service.actor([], { id: userId });
  const { body } = await world.http.get("notifications", { token });
  return body.items.map(({ title }: { title: string }) => title);
};
const letters = (userId: string) => world.lettersTo(emailOf(userId));
/** Delivers an event twice, has the waiting time for further ones pass, and waits until all is sent. */
async function deliver(event: Parameters<World["service"]["deliver"]>[0]): Promise<void> {
  await world.service.deliver(event);
  world.service.clock.advance(20 * 60_000);
  await world.settled();
}

/** The 14 events of the contract: a delivery of each, and how many messages a person then sees. */
const contract: Record<
  string,
  (user: ReturnType<typeof own>) => [Parameters<typeof deliver>[0], number, number]
> = {
  UserRegistered: ({ userId }) => [
    events.userRegistered(userId, { userId, displayName: "Ada", role: "storyteller" }),
    ...([1, 0] as const),
  ],
  UserRoleChanged: ({ userId }) => [
    events.userRoleChanged(userId, { ...events.userRoleChanged.example, userId }),
    ...([1, 1] as const),
  ],
  UserSubscriptionChanged: ({ userId }) => [
    events.userSubscriptionChanged(userId, { ...events.userSubscriptionChanged.example, userId }),
    ...([1, 0] as const),
  ],
  StoryCreated: ({ about: { storyId, ownerId } }) => [
    events.storyCreated(storyId, { storyId, ownerId, title: "The Tale", language: "en", revision: 1 }),
    ...([1, 0] as const),
  ],
  StoryAnalyzed: ({ about: { storyId, ownerId } }) => [
    events.storyAnalyzed(storyId, { ...events.storyAnalyzed.example, storyId, ownerId }),
    ...([1, 0] as const),
  ],
  StoryPublished: ({ about: { storyId, ownerId } }) => [
    events.storyPublished(storyId, { storyId, ownerId }),
    ...([1, 0] as const),
  ],
  CharactersExtracted: ({ about: { storyId, ownerId } }) => [
    events.charactersExtracted(storyId, { ...events.charactersExtracted.example, storyId, ownerId }),
    ...([1, 0] as const),
  ],
  CollaborationStarted: ({ about: { sessionId, storyId, ownerId } }) => [
    events.collaborationStarted(sessionId, { sessionId, storyId, ownerId }),
    ...([1, 0] as const),
  ],
  ParticipantJoined: ({ about }) => [
    events.participantJoined(about.participantId, about),
    ...([1, 0] as const),
  ],
  VoiceContributed: ({ about }) => {
    const data = { ...events.voiceContributed.example, ...about, contributionId: randomUUID() };
    return [events.voiceContributed(about.participantId, data), ...([1, 0] as const)];
  },
  SubscriptionUpgraded: ({ userId }) => [
    events.subscriptionUpgraded(userId, { ...events.subscriptionUpgraded.example, userId }),
    ...([1, 1] as const),
  ],
  UsageLimitReached: ({ userId }) => [
    events.usageLimitReached(userId, { ...events.usageLimitReached.example, userId }),
    ...([1, 1] as const),
  ],
  PaymentProcessed: ({ userId }) => [
    events.paymentProcessed(userId, { ...events.paymentProcessed.example, userId }),
    ...([1, 1] as const),
  ],
};

for (const [type, make] of Object.entries(contract))
  describe(`${type}, delivered twice`, () => {
    const user = own();
    const [event, shown, mailed] = make(user);
    before(() => deliver(event));

    it(`shows ${shown} message in the app`, async () => {
      const seen = await titles(user.userId);
      assert.equal(seen.length, shown, seen.join("\n"));
      assert.ok(seen.every((title) => title.length > 3));
    });

    it(mailed === 1 ? "sends one letter" : "sends no letter at once", async () => {
      assert.equal((await letters(user.userId)).length, mailed);
    });
  });

describe("InvitationSent, the fourteenth", () => {
  it("is in invitations.test.ts; each event of the contract has a test here or there", () => {
    assert.equal(Object.keys(contract).length + 1, 14);
  });
});

describe("PaymentFailed, delivered twice", () => {
  it("sends one letter, and shows one message", async () => {
    const { userId } = own();
    await deliver(events.paymentFailed(userId, { ...events.paymentFailed.example, userId }));
    assert.deepEqual([(await letters(userId)).length, (await titles(userId)).length], [1, 1]);
  });
});

describe("NarrationCompleted, delivered twice", () => {
  it("tells the owner, and each person whose voice is in a rebuilt audiobook", async () => {
    const { userId, about } = own();
    await deliver(events.participantJoined(about.participantId, about));
    world.others.contact = guestContact({ email: `${about.participantId}@example.org` });
    const rebuilt = { segments: 5, personIds: [about.personId] };
    const data = { ...events.narrationCompleted.example, ...about, rebuilt };
    await deliver(events.narrationCompleted(data.narrationId, data));
    assert.equal((await letters(userId)).length, 1);
    assert.equal((await world.lettersTo(about.participantId)).length, 1);
  });
});

describe("NarrationFailed, delivered twice", () => {
  it("tells the owner once", async () => {
    const { userId, about } = own();
    const data = { ...events.narrationFailed.example, ...about };
    await deliver(events.narrationFailed(data.narrationId, data));
    assert.deepEqual([(await letters(userId)).length, (await titles(userId)).length], [1, 1]);
  });
});

describe("a user whose address is not confirmed", () => {
  it("gets no letter, and sees the message in the app", async () => {
    const { userId } = own();
    world.others.emailVerified = false;
    await deliver(events.usageLimitReached(userId, { ...events.usageLimitReached.example, userId }));
    world.others.emailVerified = true;
    assert.deepEqual([(await letters(userId)).length, (await titles(userId)).length], [0, 1]);
  });
});

describe("UserErasureRequested", () => {
  it("leaves nothing of the user, and a late event writes nothing about them", async () => {
    const { userId } = own();
    const registered = { userId, displayName: "Ada", role: "storyteller" };
    await deliver(events.userRegistered(userId, registered));
    const requestedAt = world.service.clock.now().toISOString();
    await world.service.deliver(
      events.userErasureRequested(userId, { userId, erasureId: randomUUID(), requestedAt }),
    );
    const acknowledged = async () =>
      (await world.service.events("UserDataErased")).some(({ aggregateId }) => aggregateId === userId);
    await until(acknowledged);
    await deliver(events.usageLimitReached(userId, { ...events.usageLimitReached.example, userId }));
    const joined = { ...ids(), ownerId: userId };
    await deliver(events.participantJoined(joined.participantId, { ...joined, userId: randomUUID() }));
    assert.deepEqual(await world.query("select id from participants where owner_id = $1", [userId]), []);
    for (const table of ["messages", "in_app"])
      assert.deepEqual(await world.query(`select id from ${table} where person_id = $1`, [userId]), []);
  });
});

describe("a guest who is erased", () => {
  it("is named to the owner no more", async () => {
    const { userId, about } = own();
    await deliver(events.participantJoined(about.participantId, about));
    assert.equal((await titles(userId)).length, 1);
    const { personId } = about;
    const requestedAt = world.service.clock.now().toISOString();
    const erasure = { userId: personId, erasureId: randomUUID(), requestedAt };
    await world.service.deliver(events.userErasureRequested(personId, erasure));
    assert.deepEqual(await titles(userId), []);
  });
});
