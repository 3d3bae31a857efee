import assert from "node:assert/strict";
import { createHmac, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { after, afterEach, before, describe, it } from "node:test";
import { invitationSent } from "@storytelling/events";
import { until } from "@storytelling/service/testing";
import { ids, invitation, startWorld, type World } from "./world.ts";

const sid = `AC${"0123456789abcdef".repeat(2)}`;
const token = "the-auth-token-of-a-test";
const secret = "a-secret-of-thirty-two-characters";
const key = "another-secret-of-thirty-two-characters";
const site = "https://stories.example.com";

/** Stands in for Twilio: it speaks its protocol, and misbehaves when a test says so. */
interface Twilio {
  readonly sent: { to: string; body: string; sid: string; authorization: string; callback: string }[];
  misbehave: ((response: ServerResponse) => void) | null;
}
const twilio: Twilio = { sent: [], misbehave: null };
async function hear(request: IncomingMessage, response: ServerResponse) {
  const form = new URLSearchParams(await text(request));
  if (twilio.misbehave) return twilio.misbehave(response);
  const id = `SM${randomUUID().replaceAll("-", "")}`;
  assert.equal(request.url, `/2010-04-01/Accounts/${sid}/Messages.json`);
  twilio.sent.push({
    ...{ to: form.get("To") ?? "", body: form.get("Body") ?? "", sid: id },
    ...{ authorization: request.headers.authorization ?? "", callback: form.get("StatusCallback") ?? "" },
  });
  response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify({ sid: id }));
}
const server = createServer((request, response) => void hear(request, response));

let world: World;
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  world = await startWorld({
    env: {
      ...{ SMS: "twilio", TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: token, TWILIO_FROM: "+15550000000" },
      ...{ TWILIO_API: `http://127.0.0.1:${port}`, PUBLIC_URL: site },
      ...{ MAIL_WEBHOOK_SECRET: secret, POSTMARK_WEBHOOK_KEY: key },
    },
  });
});
after(async () => {
  await world.stop();
  server.close();
});
afterEach(() => {
  twilio.misbehave = null;
});

let numbers = 1_000_000;
const number = () => `+4915${numbers++}1`;
async function begin(way: "email" | "sms", to: string): Promise<string> {
  const { invitationId, sessionId, storyId, ownerId } = ids();
  const messageId = randomUUID();
  world.others.invitation = invitation({ way, to });
  const data = { invitationId, messageId, sessionId, storyId, ownerId, way, occasion: "first" as const };
  await world.service.deliver(invitationSent(invitationId, data));
  return messageId;
}
const rowOf = async (messageId: string) =>
  (
    await world.query("select state, reason, attempts, provider_id from messages where id = $1", [messageId])
  )[0];
const ended = (messageId: string) =>
  until(async () => {
    const row = await rowOf(messageId);
    return row?.state !== "queued" && row;
  });
async function send(way: "email" | "sms", to: string) {
  const messageId = await begin(way, to);
  return { messageId, row: await ended(messageId) };
}
const failures = async (messageId: string) =>
  (await world.service.events("MessageFailed"))
    .filter(({ data }) => data.messageId === messageId)
    .map(({ data }) => data.reason);

/** Signed as Twilio signs: HMAC-SHA-1 of the address and the sorted parameters. */
function fromTwilio(path: string, form: Record<string, string>, signedWith = token) {
  const url = `${site}/notification/v1/webhooks/twilio/${path}`;
  const said = Object.keys(form)
    .sort()
    .reduce((all, name) => all + name + form[name], url);
  const signature = createHmac("sha1", signedWith).update(said).digest("base64");
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "x-twilio-signature": signature,
  };
  const body = new URLSearchParams(form).toString();
  return world.http.post(`webhooks/twilio/${path}`, { headers, body });
}
const reply = async (from: string, body: string, more = {}) => {
  const answer = await fromTwilio("messages", { From: from, Body: body, MessageSid: "SM1", ...more });
  return { status: answer.status, said: answer.body.toString() };
};

describe("an SMS", () => {
  it("goes to Twilio once, with our account, and asks for its status", async () => {
    const to = number();
    const { row } = await send("sms", to);
    const [sent, ...others] = twilio.sent.filter((sms) => sms.to === to);
    assert.deepEqual(others, []);
    assert.match(sent?.body ?? "", /join\/secret/);
    assert.equal(sent?.authorization, `Basic ${Buffer.from(`${sid}:${token}`).toString("base64")}`);
    assert.equal(sent?.callback, `${site}/notification/v1/webhooks/twilio/status`);
    assert.equal(row.provider_id, sent?.sid);
  });

  for (const [what, misbehave] of [
    ["breaks the connection", (response: ServerResponse) => response.destroy()],
    ["answers 500 with a page", (response: ServerResponse) => response.writeHead(500).end("<html>")],
    ["answers 429", (response: ServerResponse) => response.writeHead(429).end("{}")],
    ["answers 201 with no id", (response: ServerResponse) => response.writeHead(201).end('{"sid":7}')],
    ["redirects", (response: ServerResponse) => response.writeHead(302, { location: "/x" }).end()],
    ["answers 401", (response: ServerResponse) => response.writeHead(401).end('{"code":20003}')],
    [
      "sends megabytes",
      (response: ServerResponse) => response.writeHead(200).end(Buffer.alloc(3_000_000, 32)),
    ],
  ] as const)
    it(`is tried again when Twilio ${what}`, async () => {
      const to = number();
      twilio.misbehave = misbehave;
      const messageId = await begin("sms", to);
      await until(async () => Number((await rowOf(messageId))?.attempts) >= 2);
      twilio.misbehave = null;
      assert.equal((await ended(messageId)).state, "sent");
      assert.equal(twilio.sent.filter((sms) => sms.to === to).length, 1);
    });

  it("has failed at once when Twilio knows no such number", async () => {
    twilio.misbehave = (response) => response.writeHead(400).end('{"code":21211}');
    const { messageId, row } = await send("sms", number());
    assert.deepEqual([row.state, row.reason, row.attempts], ["failed", "undeliverable", 1]);
    assert.deepEqual(await failures(messageId), ["undeliverable"]);
  });

  it("is not sent again to a recipient who has told Twilio to stop", async () => {
    const to = number();
    twilio.misbehave = (response) => response.writeHead(400).end('{"code":21610}');
    const { messageId } = await send("sms", to);
    assert.deepEqual(await failures(messageId), ["opted-out"]);
    twilio.misbehave = null;
    assert.equal((await send("sms", to)).row.reason, "opted-out");
  });
});

describe("POST /webhooks/twilio/messages", () => {
  for (const [word, confirmed] of [
    ["STOP", true],
    ["arrêt", true],
    ["قف", true],
  ] as const)
    it(`ends all SMS to a number at once, with one confirmation: ${word}`, async () => {
      const to = number();
      const { messageId } = await send("sms", to);
      const first = await reply(to, word);
      assert.equal(first.status, 200);
      assert.equal(first.said.includes("<Message>"), confirmed);
      assert.doesNotMatch((await reply(to, word)).said, /<Message>/);
      assert.equal((await send("sms", to)).row.reason, "opted-out");
      const events = await world.service.events("RecipientOptedOut");
      assert.equal(events.filter(({ data }) => data.messageId === messageId).length, 1);
    });

  it("leaves the confirmation to Twilio where Twilio has sent it", async () => {
    const to = number();
    await send("sms", to);
    assert.doesNotMatch((await reply(to, "STOP", { OptOutType: "STOP" })).said, /<Message>/);
  });

  it("START brings SMS back", async () => {
    const to = number();
    await send("sms", to);
    await reply(to, "STOP");
    assert.match((await reply(to, "START")).said, /<Message>/);
    assert.equal((await send("sms", to)).row.state, "sent");
  });

  it("changes nothing for any other answer", async () => {
    const to = number();
    await send("sms", to);
    assert.doesNotMatch((await reply(to, "I will stop by later")).said, /<Message>/);
    assert.equal((await send("sms", to)).row.state, "sent");
  });

  it("403 for a wrong signature, which changes nothing", async () => {
    const to = number();
    await send("sms", to);
    const { status, body } = await fromTwilio(
      "messages",
      { From: to, Body: "STOP" },
      "another token, not ours",
    );
    assert.deepEqual([status, body.code], [403, "signature-wrong"]);
    assert.equal((await send("sms", to)).row.state, "sent");
  });
});

describe("POST /webhooks/twilio/status", () => {
  it("tells once that an SMS did not arrive", async () => {
    const { messageId, row } = await send("sms", number());
    const form = { MessageSid: String(row.provider_id), MessageStatus: "undelivered", ErrorCode: "30003" };
    assert.equal((await fromTwilio("status", form)).status, 204);
    await fromTwilio("status", form);
    assert.deepEqual(await failures(messageId), ["undeliverable"]);
  });

  it("changes nothing for one that arrived", async () => {
    const { messageId, row } = await send("sms", number());
    await fromTwilio("status", { MessageSid: String(row.provider_id), MessageStatus: "delivered" });
    assert.equal((await rowOf(messageId))?.state, "sent");
  });

  it("403 for a wrong signature", async () => {
    const answer = await fromTwilio("status", { MessageSid: "SM1", MessageStatus: "failed" }, "wrong");
    assert.equal(answer.status, 403);
  });
});

const address = () => `${randomUUID()}@example.org`;
function signed(body: string, { key = secret, age = 0 } = {}) {
  const seconds = String(Math.floor(world.service.clock.now().getTime() / 1000) - age);
  const signature = createHmac("sha256", key).update(`${seconds}.${body}`).digest("hex");
  const headers = { "storytelling-signature": `t=${seconds},v1=${signature}` };
  return world.http.post("webhooks/mail/signed", { headers, body });
}
const postmark = (body: object, given = key) =>
  world.http.post("webhooks/mail/postmark", {
    headers: { "webhook-key": given },
    body: JSON.stringify(body),
  });

describe("POST /webhooks/mail/signed", () => {
  for (const what of ["bounced", "complained"] as const)
    it(`writes no more to an address that has ${what}, and tells it once`, async () => {
      const to = address();
      const { messageId } = await send("email", to);
      const body = JSON.stringify({ events: [{ email: to.toUpperCase(), what }] });
      assert.equal((await signed(body)).status, 204);
      await signed(body);
      assert.deepEqual(await failures(messageId), [what]);
      assert.equal((await send("email", to)).row.state, "dropped");
    });

  it("403 for a wrong key, and for an old report", async () => {
    const body = JSON.stringify({ events: [] });
    assert.equal((await signed(body, { key: "another" })).body.code, "signature-wrong");
    assert.equal((await signed(body, { age: 301 })).body.code, "signature-wrong");
    assert.equal((await world.http.post("webhooks/mail/signed", { body })).status, 403);
  });

  it("422 for a body that is no report", async () => {
    assert.equal((await signed("[]")).body.code, "report-unreadable");
  });

  it("422 for a provider that we do not know", async () => {
    assert.equal((await world.http.post("webhooks/mail/other", { body: "{}" })).status, 422);
  });
});

describe("POST /webhooks/mail/postmark", () => {
  it("writes no more to an address with a hard bounce", async () => {
    const to = address();
    const { messageId } = await send("email", to);
    assert.equal((await postmark({ RecordType: "Bounce", Type: "HardBounce", Email: to })).status, 204);
    assert.deepEqual(await failures(messageId), ["bounced"]);
  });

  it("changes nothing for a full mailbox, which Postmark tries again", async () => {
    const to = address();
    await send("email", to);
    await postmark({ RecordType: "Bounce", Type: "SoftBounce", Email: to });
    assert.equal((await send("email", to)).row.state, "sent");
  });

  it("403 for a wrong key", async () => {
    assert.equal((await postmark({ RecordType: "Bounce" }, "wrong")).status, 403);
  });
});
