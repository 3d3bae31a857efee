import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import {
  charactersCorrected,
  storyAnalyzed,
  storyDeleted,
  userErasureRequested,
  userSubscriptionChanged,
  voiceWithdrawn,
} from "@storytelling/events";
import { until } from "@storytelling/service/testing";
import { organiser, startWorld, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

const as = (token: string) => ({
  me: (query = "") => world.http.get(`participants/me${query}`, { token }),
  get: (path: string) => world.http.get(path, { token }),
  post: (path: string, body: object = {}) => world.http.post(path, { token, body }),
  leave: () => world.http.delete("participants/me", { token }),
});
const consent = { uses: ["this-story"], wording: "1" };
const told = async (type: string, id: string) =>
  (await world.events(type)).filter(({ aggregateId }) => aggregateId === id);

describe("POST /invitations/accept", () => {
  it("resumes the person of a single link on another device; both tokens work", async () => {
    const { id } = await world.open();
    const guest = await world.guest(id);
    const { status, body } = await world.accept(world.tokenIn(guest));
    assert.deepEqual([status, body.cameBack, body.participant.id], [201, true, guest.id]);
    assert.notEqual(body.token, guest.token);
    for (const token of [guest.token, body.token]) assert.equal((await as(token).me()).status, 200);
    assert.equal((await told("ParticipantJoined", guest.id)).length, 1);
  });

  it("lets a household in by one link, and back by the name that they choose", async () => {
    const { id } = await world.open();
    const { link } = await world.invite(id, { household: true, maxUses: 2 });
    const token = world.tokenIn({ link });
    const [ann, ben] = [
      await world.accept(token, { name: "Ann Lee" }),
      await world.accept(token, { name: "Ben" }),
    ];
    const { accepted } = (await world.http.get(`invitations/validate?token=${token}`)).body;
    assert.deepEqual(
      accepted.map(({ name }: { name: string }) => name),
      ["Ann", "Ben"],
    );
    const back = await world.accept(token, { participantId: ben.body.participant.id });
    assert.deepEqual([back.body.cameBack, back.body.participant.name], [true, "Ben"]);
    assert.equal((await world.accept(token, { name: "Cat" })).body.code, "invitation-used-up");
    const strange = await world.accept(token, { participantId: randomUUID() });
    assert.deepEqual([strange.status, strange.body.code], [422, "participant-unknown"]);
    assert.notEqual(ann.body.participant.id, ben.body.participant.id);
  });

  it("lets exactly one of ten take the last use of a household's link", async () => {
    const { id } = await world.open();
    const { link } = await world.invite(id, { household: true, maxUses: 2 });
    const token = world.tokenIn({ link });
    await world.accept(token, { name: "First" });
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, n) => world.accept(token, { name: `G${n}` })),
    );
    const codes = all.map(({ status, body }) => (status === 201 ? "in" : body.code)).sort();
    assert.deepEqual(codes, ["in", ...Array(9).fill("invitation-used-up")]);
  });

  it("keeps a name with markup as text", async () => {
    const { id } = await world.open();
    const guest = await world.guest(id, "<b onclick=x>Rose</b>");
    assert.equal((await as(guest.token).me()).body.participant.name, "<b onclick=x>Rose</b>");
  });

  for (const name of ["", "   ", "a\u0000b", "x".repeat(81), "\u202eesoR"])
    it(`422 naming the name, for ${JSON.stringify(name.slice(0, 10))}`, async () => {
      const { id } = await world.open();
      const { link } = await world.invite(id);
      const { status } = await world.accept(world.tokenIn({ link }), { name });
      assert.equal(status, 422);
    });

  it("422 name-missing without a name in request and invitation", async () => {
    const { id } = await world.open();
    const { link } = await world.invite(id);
    assert.equal((await world.accept(world.tokenIn({ link }))).body.code, "name-missing");
  });

  it("409 invitation-expired after its end, session-closed after the close", async () => {
    const own = await startWorld();
    const { id } = await own.open();
    const { link } = await own.invite(id, { expiresInDays: 1 });
    await own.http.post(`sessions/${id}/close`, { token: own.ada.token });
    const closed = await own.accept(own.tokenIn({ link }), { name: "Rose" });
    own.clock.advance(86_400_001);
    const expired = await own.accept(own.tokenIn({ link }), { name: "Rose" });
    await own.stop();
    assert.deepEqual([closed.body.code, expired.body.code], ["session-closed", "invitation-expired"]);
  });

  it("409 guests-full at the owner's cap; a user needs no place; a tier with more makes room", async () => {
    const own = await startWorld();
    own.peers.guestsCap = 1;
    const { id } = await own.open();
    await own.guest(id);
    const [{ link }, user] = [await own.invite(id), await own.invite(id)];
    const full = await own.accept(own.tokenIn({ link }), { name: "Ben" });
    const asUser = await own.accept(own.tokenIn(user), { name: "Bob" }, own.bob);
    const tier = { ...userSubscriptionChanged.example, userId: own.ada.id, guestsPerSession: 5 };
    await own.deliver(userSubscriptionChanged(own.ada.id, tier));
    const after = await own.accept(own.tokenIn({ link }), { name: "Ben" });
    const { body } = await own.http.get(`sessions/${id}`, { token: own.ada.token });
    await own.stop();
    assert.deepEqual(
      [full.body.code, full.body.cap, asUser.status, after.status],
      ["guests-full", 1, 201, 201],
    );
    assert.deepEqual(body.guests, { used: 2, cap: 5, nearlyFull: false });
  });

  it("takes a user in with their own token, once, by whichever link", async () => {
    const { id } = await world.open();
    const [one, two] = [await world.invite(id), await world.invite(id)];
    const first = await world.accept(world.tokenIn(one), { name: "Bob" }, world.bob);
    const second = await world.accept(world.tokenIn(two), {}, world.bob);
    assert.deepEqual([first.body.token, first.body.participant.personId], [null, world.bob.id]);
    assert.deepEqual([second.body.cameBack, second.body.participant.id], [true, first.body.participant.id]);
  });
});

describe("a guest's token", () => {
  it("opens its own session, and 401 for one that was made up", async () => {
    assert.equal((await as(`gst_${"x".repeat(43)}`).me()).body.code, "guest-token-invalid");
  });

  it("404 for another session's participants, consents and people", async () => {
    const [mine, other] = [await world.open(), await world.open()];
    const [me, them] = [await world.guest(mine.id), await world.guest(other.id)];
    const { get, post } = as(me.token);
    const answers = [
      await get(`sessions/${other.id}/participants`),
      await get(`participants/${them.id}/consents`),
      await post(`participants/${them.id}/consents`, consent),
      await post(`participants/${them.id}/done`),
    ];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [404, 404, 404, 404],
    );
  });

  it("shows neither addresses nor ids of the others", async () => {
    const { id } = await world.open();
    await world.guest(id, "Rose Miller", { way: "email", to: "rose.m@example.org" });
    const me = await world.guest(id, "Ben");
    const { body } = await as(me.token).get(`sessions/${id}/participants`);
    assert.deepEqual(
      body.items.map(({ name, you, id: known }: Record<string, unknown>) => [name, you, known !== null]),
      [
        ["Rose", false, false],
        ["Ben", true, true],
      ],
    );
    assert.doesNotMatch(JSON.stringify(body), /@example|Miller/);
  });

  it("shows no names when the owner does not allow it", async () => {
    const { id } = await world.open({ namesShown: false });
    await world.guest(id, "Rose");
    const me = await world.guest(id, "Ben");
    const { body } = await as(me.token).get(`sessions/${id}/participants`);
    assert.deepEqual([body.count, body.items[0].name], [2, null]);
  });
});

describe("GET /participants/me", () => {
  it("gives the lines of the invitation with what stands around them", async () => {
    const { id } = await world.open();
    const guest = await world.guest(id, "Rose", { characters: ["c-henry"] });
    const { body } = await as(guest.token).me();
    assert.equal(body.asked, 1);
    const [line] = body.lines;
    assert.deepEqual(
      [line.text, line.speaker, line.before, line.after, line.status],
      ["Never, Anna.", "Henry", "Open it, Henry!", "She sighed.", "open"],
    );
    assert.equal(body.wording.version, "1");
  });

  it("works while story, identity and subscription are down", async () => {
    const { id } = await world.open();
    const guest = await world.guest(id);
    world.peers.up = false;
    const [me, back] = [await as(guest.token).me(), await world.accept(world.tokenIn(guest))];
    world.peers.up = true;
    assert.deepEqual([me.status, back.status], [200, 201]);
  });

  it("422 session-missing for a user in several sessions", async () => {
    const carol = await world.actor(organiser);
    const sessions = [await world.open(), await world.open()];
    for (const { id } of sessions)
      await world.accept(world.tokenIn(await world.invite(id)), { name: "Carol" }, carol);
    assert.equal((await as(carol.token).me()).body.code, "session-missing");
    assert.equal((await as(carol.token).me(`?sessionId=${sessions[0].id}`)).status, 200);
  });
});

describe("consents", () => {
  it("are given and taken back with one event each; the receipt is shown, however often it comes", async () => {
    const { id } = await world.open();
    const guest = await world.guest(id);
    const { post, get, me } = as(guest.token);
    const { status, body: made } = await post(`participants/${guest.id}/consents`, consent);
    assert.deepEqual([status, made.valid], [201, true]);
    for (let n = 0; n < 2; n++) await post(`participants/${guest.id}/consents/${made.id}/withdraw`);
    const counts = [await told("ConsentGiven", guest.id), await told("ConsentWithdrawn", guest.id)];
    assert.deepEqual(
      counts.map(({ length }) => length),
      [1, 1],
    );
    const data = { ...voiceWithdrawn.example, consentId: made.id, personId: guest.id };
    await world.deliver(voiceWithdrawn(made.id, data));
    const [shown] = (await me()).body.consents;
    assert.deepEqual([shown.valid, shown.receipt.takes, shown.receipt.lines], [false, 5, 5]);
    assert.equal((await get(`participants/${guest.id}/consents`)).body.items.length, 1);
  });

  it("keep the guardian's name of a minor sealed", async () => {
    const { id } = await world.open();
    const guest = await world.guest(id);
    const { post } = as(guest.token);
    const missing = await post(`participants/${guest.id}/consents`, { ...consent, minor: true });
    assert.equal(missing.body.code, "guardian-missing");
    const { body } = await post(`participants/${guest.id}/consents`, {
      ...consent,
      minor: true,
      guardian: "Zyx",
    });
    assert.equal(body.guardian, "Zyx");
    const [given] = await told("ConsentGiven", guest.id);
    assert.equal(given?.data.guardian, true);
    assert.equal(JSON.stringify(given).includes("Zyx"), false);
  });

  for (const [code, body] of [
    ["wording-outdated", { wording: "0" }],
    ["until-invalid", { until: "2020-01-01T00:00:00Z" }],
    ["until-invalid", { until: "2099-01-01T00:00:00Z" }],
    ["input-invalid", { uses: [] }],
  ] as const)
    it(`refuses with ${code} for ${JSON.stringify(body)}`, async () => {
      const guest = await world.guest((await world.open()).id);
      const { body: refused } = await as(guest.token).post(`participants/${guest.id}/consents`, {
        ...consent,
        ...body,
      });
      assert.equal(refused.code, code);
    });
});

describe("leaving", () => {
  it("ends consents, kills the token, and frees the place and the link", async () => {
    const { id } = await world.open();
    const guest = await world.guest(id);
    const { post, leave, me } = as(guest.token);
    await post(`participants/${guest.id}/consents`, consent);
    assert.equal((await leave()).status, 204);
    assert.equal((await me()).status, 401);
    assert.equal((await told("ConsentWithdrawn", guest.id)).length, 1);
    const { body } = await world.accept(world.tokenIn(guest), { name: "Rose again" });
    assert.equal(body.cameBack, false);
  });

  it("is what an organiser can do for somebody", async () => {
    const { id } = await world.open();
    const guest = await world.guest(id);
    const path = `sessions/${id}/participants/${guest.id}`;
    assert.equal((await world.http.delete(path, { token: world.bob.token })).status, 404);
    assert.equal((await world.http.delete(path, { token: world.ada.token })).status, 204);
    assert.equal((await as(guest.token).me()).status, 401);
  });
});

describe("POST /participants/{id}/link", () => {
  const link = (id: string, guestToken: string, by = world.bob) =>
    world.http.post(`participants/${id}/link`, { token: by.token, body: { guestToken } });

  it("makes the guest the user's participant, keeps what they gave, and sends one event", async () => {
    const { id } = await world.open();
    const guest = await world.guest(id);
    await as(guest.token).post(`participants/${guest.id}/consents`, consent);
    for (let n = 0; n < 2; n++) assert.equal((await link(guest.id, guest.token)).status, 200);
    const { body } = await as(world.bob.token).me(`?sessionId=${id}`);
    assert.deepEqual(
      [body.participant.id, body.participant.guest, body.participant.personId, body.consents.length],
      [guest.id, false, guest.id, 1],
    );
    assert.equal((await told("ParticipantLinked", guest.id)).length, 1);
  });

  it("404 with another guest's token, 403 without an account", async () => {
    const { id } = await world.open();
    const [one, two] = [await world.guest(id), await world.guest(id)];
    assert.equal((await link(one.id, two.token)).status, 404);
    const asGuest = await as(one.token).post(`participants/${one.id}/link`, { guestToken: one.token });
    assert.deepEqual([asGuest.status, asGuest.body.code], [403, "sign-in-needed"]);
  });

  it("409 already-linked for a second user, already-participant for one who is in the session", async () => {
    const { id } = await world.open();
    const [one, two] = [await world.guest(id), await world.guest(id)];
    await link(one.id, one.token);
    const other = await world.actor(organiser);
    assert.equal((await link(one.id, one.token, other)).body.code, "already-linked");
    assert.equal((await link(two.id, two.token)).body.code, "already-participant");
  });
});

describe("POST /participants/{id}/done", () => {
  it("counts the invitation as submitted", async () => {
    const { id } = await world.open();
    const guest = await world.guest(id);
    assert.equal((await as(guest.token).post(`participants/${guest.id}/done`)).body.state, "submitted");
    const { body } = await world.http.get(`sessions/${id}/invitations`, { token: world.ada.token });
    assert.equal(body.counts.submitted, 1);
  });
});

describe("GET /participants/{id}/contact", () => {
  it("gives notification how a guest is reached, on behalf of that person alone", async () => {
    const { id } = await world.open();
    const guest = await world.guest(id, "Rose", { way: "sms", to: "+44 20 7946 0958", language: "fr" });
    const ask = async (who: string) =>
      world.http.get(`participants/${guest.id}/contact`, {
        headers: await world.errand("notification", { id: who }),
      });
    const { status, body } = await ask(guest.id);
    assert.deepEqual(
      [status, body.phone, body.email, body.language, body.sessionId],
      [200, "+442079460958", null, "fr", id],
    );
    assert.equal((await ask(world.ada.id)).status, 404);
  });
});

describe("when the story changes", () => {
  const about = (story: { id: string }) => ({ storyId: story.id, ownerId: world.ada.id });

  it("StoryAnalyzed twice: the session has the lines of the new revision", async () => {
    const story = world.write();
    const { id } = (
      await world.http.post("sessions", { token: world.ada.token, body: { storyId: story.id } })
    ).body;
    world.peers.stories.set(story.id, { ...story, revision: 2, lines: [["Anna", "Only this."]] });
    const event = { ...about(story), revision: 2, lines: 1, characters: 1 };
    await world.deliver(storyAnalyzed(story.id, event));
    const read = () => world.http.get(`sessions/${id}`, { token: world.ada.token });
    await until(async () => (await read()).body.revision === 2);
    assert.equal((await read()).body.lines, 1);
  });

  it("CharactersCorrected twice while story is down: the lines follow once it is back", async () => {
    const story = world.write();
    const { id } = (
      await world.http.post("sessions", { token: world.ada.token, body: { storyId: story.id } })
    ).body;
    world.peers.stories.set(story.id, { ...story, lines: [["Anne", "Open it, Henry!"]] });
    world.peers.up = false;
    const example = { ...charactersCorrected.example, ...about(story) };
    await world.deliver(charactersCorrected(story.id, example));
    await until(() => world.peers.asked.length > 0);
    world.peers.up = true;
    const names = async () =>
      (await world.http.get(`sessions/${id}`, { token: world.ada.token })).body.characters;
    await until(async () => (await names())[0]?.name === "Anne");
  });

  it("StoryDeleted twice: the session is closed and deleted, its consents end once", async () => {
    const story = world.write();
    const { id } = (
      await world.http.post("sessions", { token: world.ada.token, body: { storyId: story.id } })
    ).body;
    const guest = await world.guest(id);
    await as(guest.token).post(`participants/${guest.id}/consents`, consent);
    await world.deliver(storyDeleted(story.id, about(story)));
    assert.equal(await world.count("collaboration_sessions", `id = '${id}'`), 0);
    assert.equal((await told("ConsentWithdrawn", guest.id)).length, 1);
    assert.equal((await told("CollaborationClosed", id))[0]?.data.cause, "story-deleted");
  });
});

describe("UserErasureRequested, delivered twice", () => {
  const erase = async (userId: string) => {
    const requestedAt = world.clock.now().toISOString();
    await world.deliver(userErasureRequested(userId, { userId, erasureId: randomUUID(), requestedAt }));
    await until(async () => (await told("UserDataErased", userId)).length > 0);
  };

  it("of an owner: sessions, invitations and tokens are gone, consents of guests end", async () => {
    const owner = await world.actor(organiser);
    const { id } = await world.open({}, owner);
    const { link } = await world.invite(id, {}, owner);
    const { body } = await world.accept(world.tokenIn({ link }), { name: "Rose" });
    await as(body.token).post(`participants/${body.participant.id}/consents`, consent);
    await erase(owner.id);
    assert.equal((await world.accept(world.tokenIn({ link }))).status, 404);
    assert.equal((await as(body.token).me()).status, 401);
    assert.equal((await told("ConsentWithdrawn", body.participant.id)).length, 1);
    assert.equal(await world.count("invitations", `session_id = '${id}'`), 0);
    const key = () => world.count("blob_keys", `owner = '${body.participant.id}'`);
    await until(async () => (await key()) === 0);
  });

  it("of a user who took part: their consents end, and the session stays", async () => {
    const user = await world.actor(organiser);
    const { id } = await world.open();
    const { body } = await world.accept(world.tokenIn(await world.invite(id)), { name: "Bob" }, user);
    await as(user.token).post(`participants/${body.participant.id}/consents`, consent);
    await erase(user.id);
    const [event] = await told("ConsentWithdrawn", body.participant.id);
    assert.equal(event?.data.cause, "erased");
    assert.equal(await world.count("participants", `session_id = '${id}'`), 0);
    assert.equal(await world.count("collaboration_sessions", `id = '${id}'`), 1);
  });
});
