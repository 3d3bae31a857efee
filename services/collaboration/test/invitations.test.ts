import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { messageFailed, messageSent, recipientOptedOut } from "@storytelling/events";
import { startWorld, type World } from "./world.ts";

let world: World;
let session: string;
before(async () => {
  world = await startWorld();
  session = (await world.open()).id;
});
after(() => world.stop());

const token = () => world.ada.token;
const post = (path: string, body: object = {}) => world.http.post(path, { token: token(), body });
const get = (path: string) => world.http.get(path, { token: token() });
const mail = (to = `${randomUUID()}@example.org`, more = {}) =>
  world.invite(session, { way: "email", to, ...more });
const sentOf = async (id: string) =>
  (await world.events("InvitationSent")).filter(({ aggregateId }) => aggregateId === id);
const delivered = async (id: string) => {
  const messageId = (await sentOf(id)).at(-1)?.data.messageId as string;
  return { messageId, invitationId: id, way: "email" as const };
};
const upload = (csv: string | Uint8Array) => {
  const body = new FormData();
  body.set("file", new Blob([csv as string]), "contacts.csv");
  return world.http.post(`sessions/${session}/invite/contacts`, { token: token(), body });
};

describe("POST /sessions/{id}/invite", () => {
  it("201 with a link, and sends InvitationSent without address, name or link", async () => {
    const made = await mail("rose@example.org", { name: "Rose", note: "Please read Anna." });
    assert.match(made.link, /^http:\/\/localhost:8080\/collaboration\/v1\/join\/[\w-]{43}$/);
    const [event] = await sentOf(made.id);
    assert.deepEqual([event?.data.occasion, event?.data.way, made.state], ["first", "email", "queued"]);
    assert.doesNotMatch(JSON.stringify(event), /rose|Please|join/i);
  });

  it("sends nothing for a link that is handed over", async () => {
    const made = await world.invite(session);
    assert.deepEqual([made.state, (await sentOf(made.id)).length], ["sent", 0]);
  });

  it("keeps a phone number as E.164", async () => {
    const made = await world.invite(session, { way: "sms", to: "+49 (30) 901820" });
    assert.equal(made.to, "+4930901820");
  });

  for (const [code, body] of [
    ["phone-number-invalid", { way: "sms", to: "+999 12345" }],
    ["phone-number-invalid", { way: "sms", to: "030 901820" }],
    ["email-invalid", { way: "email", to: "rose at example" }],
    ["recipient-missing", { way: "email" }],
    ["recipient-not-needed", { way: "link", to: "rose@example.org" }],
  ] as const)
    it(`422 ${code} naming body.to, for ${JSON.stringify(body)}`, async () => {
      const { status, body: refused } = await post(`sessions/${session}/invite`, body);
      assert.deepEqual([status, refused.code, refused.faults[0].field], [422, code, "body.to"]);
    });

  it("422 not-asked for a line or a character that the session does not ask for", async () => {
    const line = await post(`sessions/${session}/invite`, { way: "link", lines: [0] });
    const character = await post(`sessions/${session}/invite`, { way: "link", characters: ["c-nobody"] });
    assert.deepEqual([line.body.code, character.body.code], ["not-asked", "not-asked"]);
  });

  it("422 naming the time zone that does not exist", async () => {
    const { body } = await post(`sessions/${session}/invite`, { way: "link", timeZone: "Mars/Olympus" });
    assert.equal(body.faults[0].field, "body.timeZone");
  });

  it("409 already-invited for the same address in another spelling", async () => {
    const { id } = await mail("twice@example.org");
    const { status, body } = await post(`sessions/${session}/invite`, {
      way: "email",
      to: " Twice@EXAMPLE.org ",
    });
    assert.deepEqual([status, body.code, body.invitationId], [409, "already-invited", id]);
  });

  it("409 session-closed", async () => {
    const closed = await world.open();
    await post(`sessions/${closed.id}/close`);
    const { body } = await post(`sessions/${closed.id}/invite`, { way: "link" });
    assert.equal(body.code, "session-closed");
  });

  it("stores address, name, note and token unencrypted nowhere", async () => {
    await mail("zyxadora@example.org", { name: "Zyxadora", note: "Zyxadora, please." });
    const { rows } = await world.running.context.db.pool.query("select i::text as row from invitations i");
    const hex = Buffer.from("zyxadora").toString("hex");
    assert.ok(rows.every(({ row }) => !row.toLowerCase().includes("zyxadora") && !row.includes(hex)));
  });
});

describe("resend, rotate, revoke", () => {
  it("resend keeps the link, extends it and sends a message of its own", async () => {
    const { id, link, expiresAt } = await mail();
    world.clock.advance(120_000);
    const { status, body } = await post(`invitations/${id}/resend`, { expiresInDays: 30 });
    assert.equal(status, 200);
    assert.ok(body.expiresAt > expiresAt);
    assert.equal((await get(`invitations/${id}`)).body.link, link);
    assert.deepEqual(
      (await sentOf(id)).map(({ data }) => data.occasion),
      ["first", "resent"],
    );
  });

  it("409 resent-too-soon within a minute", async () => {
    const { id } = await mail();
    assert.equal((await post(`invitations/${id}/resend`)).body.code, "resent-too-soon");
  });

  it("rotate kills the old link", async () => {
    const { id, link } = await mail();
    const { body } = await post(`invitations/${id}/rotate`);
    assert.notEqual(body.link, link);
    assert.equal((await world.accept(world.tokenIn({ link }), { name: "Rose" })).status, 404);
    assert.equal((await world.accept(world.tokenIn(body), { name: "Rose" })).status, 201);
  });

  it("revoke kills the link and sends one event, however often it is asked", async () => {
    const { id, link } = await mail();
    await post(`invitations/${id}/revoke`);
    await post(`invitations/${id}/revoke`);
    const { status, body } = await world.accept(world.tokenIn({ link }), { name: "Rose" });
    assert.deepEqual([status, body.code], [409, "invitation-revoked"]);
    const events = await world.events("InvitationRevoked");
    assert.equal(events.filter(({ aggregateId }) => aggregateId === id).length, 1);
  });

  it("404 for another's invitation", async () => {
    const { id } = await mail();
    for (const path of ["resend", "rotate", "revoke"]) {
      const answer = await world.http.post(`invitations/${id}/${path}`, { token: world.bob.token, body: {} });
      assert.deepEqual([answer.status, answer.body.code], [404, "invitation-not-found"]);
    }
  });

  it("shows the link as a QR code", async () => {
    const { id } = await mail();
    const { status, headers, body } = await get(`invitations/${id}/qr.svg`);
    assert.deepEqual([status, headers.get("content-type")], [200, "image/svg+xml"]);
    assert.match(body.toString(), /^<svg /);
  });
});

describe("states from what really happened", () => {
  it("MessageSent twice: sent", async () => {
    const { id } = await mail();
    const data = { ...(await delivered(id)), sentAt: world.clock.now().toISOString() };
    await world.deliver(messageSent(data.messageId, data));
    assert.equal((await get(`invitations/${id}`)).body.state, "sent");
  });

  it("MessageFailed twice: bounced, with the reason; of an earlier message: nothing", async () => {
    const { id } = await mail();
    const failed = { reason: "bounced" as const, failedAt: world.clock.now().toISOString() };
    const other = { ...(await delivered(id)), messageId: randomUUID(), ...failed };
    await world.deliver(messageFailed(other.messageId, other));
    assert.equal((await get(`invitations/${id}`)).body.state, "queued");
    const data = { ...(await delivered(id)), ...failed };
    await world.deliver(messageFailed(data.messageId, data));
    const { body } = await get(`invitations/${id}`);
    assert.deepEqual([body.state, body.bounceReason], ["bounced", "bounced"]);
  });

  it("RecipientOptedOut twice: 409 opted-out to send again", async () => {
    const { id } = await mail();
    const data = { ...(await delivered(id)), optedOutAt: world.clock.now().toISOString() };
    await world.deliver(recipientOptedOut(data.messageId, data));
    assert.equal((await post(`invitations/${id}/resend`)).body.code, "opted-out");
  });

  it("GET validate changes nothing; POST open counts as opened; counts say so", async () => {
    const own = await world.open();
    const { id, link } = await world.invite(own.id);
    const path = `invitations/validate?token=${world.tokenIn({ link })}`;
    for (let n = 0; n < 3; n++) assert.equal((await world.http.get(path)).status, 200);
    assert.equal((await get(`invitations/${id}`)).body.state, "sent");
    await world.http.post("invitations/open", { body: { token: world.tokenIn({ link }) } });
    assert.equal((await get(`invitations/${id}`)).body.state, "opened");
    const { body } = await get(`sessions/${own.id}/invitations`);
    assert.deepEqual([body.counts.opened, body.counts.sent, body.items.length], [1, 0, 1]);
  });
});

describe("GET /invitations/validate", () => {
  it("says what it is for, with its end in the recipient's zone, and nothing of others", async () => {
    const own = await world.open({ title: "For Anna" });
    const { link } = await world.invite(own.id, { timeZone: "Asia/Tokyo", characters: ["c-anna"] });
    const { body } = await world.http.get(`invitations/validate?token=${world.tokenIn({ link })}`);
    assert.deepEqual(
      [body.storyTitle, body.sessionTitle, body.organiser, body.characters],
      ["The Gate", "For Anna", "Ada", [{ id: "c-anna", name: "Anna" }]],
    );
    assert.match(body.expiresAt, /\+09:00$/);
    assert.doesNotMatch(JSON.stringify(body), new RegExp(`${world.ada.id}|@example`));
  });

  it("404 with the same answer for every text that is no token", async () => {
    const tokens = ["guessed", "x".repeat(43), "gst_abc", "%F0%9F%98%80"];
    const answers = await Promise.all(
      tokens.map((one) => world.http.get(`invitations/validate?token=${one}`)),
    );
    for (const { status, body } of answers)
      assert.deepEqual(
        [status, body.code, body.detail],
        [404, "invitation-not-found", answers[0]?.body.detail],
      );
  });
});

describe("GET /invitations/{id}/message", () => {
  const asked = async (id: string, messageId: string, who = world.ada) =>
    world.http.get(`invitations/${id}/message?messageId=${messageId}`, {
      headers: await world.errand("notification", who),
    });

  it("gives notification what the letter says", async () => {
    const { id, link } = await mail("letter@example.org", { name: "Rose", timeZone: "Europe/Berlin" });
    const { messageId } = await delivered(id);
    const { status, body } = await asked(id, messageId);
    assert.deepEqual(
      [status, body.to, body.name, body.link, body.occasion, body.characters],
      [200, "letter@example.org", "Rose", link, "first", ["Anna", "Henry"]],
    );
  });

  it("409 for a message that another replaced, and for a revoked invitation", async () => {
    const { id } = await mail();
    const { messageId } = await delivered(id);
    assert.equal((await asked(id, randomUUID())).body.code, "message-superseded");
    await post(`invitations/${id}/revoke`);
    assert.equal((await asked(id, messageId)).body.code, "invitation-revoked");
  });

  it("404 on behalf of another person, 403 for users and other services", async () => {
    const { id } = await mail();
    const { messageId } = await delivered(id);
    const path = `invitations/${id}/message?messageId=${messageId}`;
    assert.equal((await asked(id, messageId, world.bob)).status, 404);
    assert.equal((await get(path)).status, 403);
    const headers = await world.errand("narration", world.ada);
    assert.equal((await world.http.get(path, { headers })).status, 403);
  });
});

describe("POST /sessions/{id}/invite/test", () => {
  it("invites the organiser themselves; the link shows the page, and 409 invitation-test to accept it", async () => {
    const { status, body } = await post(`sessions/${session}/invite/test`);
    assert.deepEqual([status, body.to, body.test], [201, `${world.ada.id}@example.org`, true]);
    assert.equal((await sentOf(body.id))[0]?.data.occasion, "test");
    assert.equal((await world.accept(world.tokenIn(body), { name: "Me" })).body.code, "invitation-test");
  });
});

describe("POST /sessions/{id}/invite/contacts", () => {
  it("invites everybody in the file, and names the rows of those who are invited already", async () => {
    const csv = "Name;E-Mail;email;phone;language\nRose;;r1@example.org;;de\nBen;;;+44 20 7946 0958;en-GB\n";
    assert.deepEqual((await upload(csv)).body, { invited: 2, alreadyInvited: [] });
    assert.deepEqual((await upload(csv)).body, { invited: 0, alreadyInvited: [2, 3] });
  });

  it("422 naming each row and column, and nobody is invited", async () => {
    const before = await world.count("invitations");
    const { status, body } = await upload(
      "name,email,phone,language\nOk,ok@example.org,,en\nBad,nope,,en\nWho,,,\nRing,,+999 1,xx-yy-zz\nOk,ok@example.org,,\n",
    );
    assert.deepEqual(
      [status, body.code, body.faults.map(({ field }: { field: string }) => field)],
      [
        422,
        "contacts-invalid",
        [
          "file row 3 column email",
          "file row 4 column email",
          "file row 5 column phone",
          "file row 6 column email",
        ],
      ],
    );
    assert.equal(await world.count("invitations"), before);
  });

  for (const [what, csv] of [
    ["no columns that we know", "a,b\n1,2\n"],
    ["nothing", ""],
    ["bytes that are no UTF-8", Buffer.from([0xff, 0xfe, 0x41, 0x00])],
    ["a quote that does not end", 'name,email\n"Rose,r@example.org\n'],
    [
      "more than 1,000 rows",
      `email\n${Array.from({ length: 1001 }, (_, n) => `a${n}@example.org`).join("\n")}`,
    ],
  ] as const)
    it(`422 contacts-invalid for a file with ${what}`, async () => {
      const { status, body } = await upload(csv);
      assert.deepEqual([status, body.code], [422, "contacts-invalid"]);
    });

  it("keeps a formula as text, and neutralises it on the way out", async () => {
    await upload('name,email\n"=HYPERLINK(""http://x"")",formula@example.org\n@sum,at@example.org\n');
    const { items } = (await get(`sessions/${session}/invitations?limit=2`)).body;
    assert.ok(items.some(({ name }: { name: string }) => name === '=HYPERLINK("http://x")'));
    const csv = (await get(`sessions/${session}/invitations.csv`)).body.toString();
    assert.match(csv, /"?'=HYPERLINK/);
    assert.match(csv, /'@sum/);
    assert.doesNotMatch(csv, /^"?[=@]/m);
  });

  it("invites 1,000 people in bounded time, while others are served", async () => {
    const people = Array.from({ length: 1000 }, (_, n) => `Guest ${n},mass${n}@example.org`);
    const began = performance.now();
    const mass = upload(`name,email\n${people.join("\n")}\n`);
    let served = 0;
    let slowest = 0;
    let done = false;
    mass.finally(() => {
      done = true;
    });
    for (; !done; served++) {
      const one = performance.now();
      await world.http.get("sessions", { token: world.bob.token });
      slowest = Math.max(slowest, performance.now() - one);
    }
    const { body } = await mass;
    process.stdout.write(
      `# 1000 invitations in ${Math.round(performance.now() - began)} ms; ${served} others served, slowest ${Math.round(slowest)} ms\n`,
    );
    assert.equal(body.invited, 1000);
    assert.ok(served > 0);
  });
});
