import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { after, before, describe, it } from "node:test";
import { invitationSent } from "@storytelling/events";
import { until } from "@storytelling/service/testing";
import { SMTPServer } from "smtp-server";
import { ids, invitation, startWorld, type World } from "./world.ts";

const got: { to: string; message: string }[] = [];
let refusing: number | null = null;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onRcptTo(_address, _session, done) {
    if (refusing === null) return done();
    done(Object.assign(new Error("No."), { responseCode: refusing }));
  },
  async onData(stream, session, done) {
    const message = await text(stream);
    got.push({ to: session.envelope.rcptTo[0]?.address ?? "", message });
    done();
  },
});

let world: World;
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  world = await startWorld({ env: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
});
after(async () => {
  await world.stop();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

async function begin(to: string): Promise<string> {
  const { invitationId, sessionId, storyId, ownerId } = ids();
  const messageId = randomUUID();
  world.others.invitation = invitation({ to });
  const about = { invitationId, messageId, sessionId, storyId, ownerId };
  const data = { ...about, way: "email" as const, occasion: "first" as const };
  await world.service.deliver(invitationSent(invitationId, data));
  return messageId;
}
const ended = (messageId: string) =>
  until(async () => {
    const [row] = await world.query("select state, reason, attempts from messages where id = $1", [
      messageId,
    ]);
    return row?.state !== "queued" && row;
  });
const address = () => `${randomUUID()}@example.org`;

describe("a letter by SMTP", () => {
  it("has the headers that end such letters by one click", async () => {
    const to = address();
    await ended(await begin(to));
    const [letter, ...others] = got.filter((one) => one.to === to);
    assert.deepEqual(others, []);
    assert.match(letter?.message ?? "", /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/im);
    assert.match(letter?.message ?? "", /^List-Unsubscribe:\s+<http/im);
  });

  it("bounces at once when the server refuses the address, and no more is sent to it", async () => {
    const to = address();
    refusing = 550;
    const messageId = await begin(to);
    assert.deepEqual(await ended(messageId), { state: "failed", reason: "bounced", attempts: 1 });
    const told = (await world.service.events("MessageFailed")).filter(
      ({ data }) => data.messageId === messageId,
    );
    assert.deepEqual(
      told.map(({ data }) => data.reason),
      ["bounced"],
    );
    refusing = null;
    assert.equal((await ended(await begin(to))).reason, "opted-out");
    assert.deepEqual(
      got.filter((one) => one.to === to),
      [],
    );
  });

  it("is tried again when the server is busy", async () => {
    const to = address();
    refusing = 451;
    const messageId = await begin(to);
    await until(async () => {
      const [row] = await world.query("select attempts from messages where id = $1", [messageId]);
      return Number(row?.attempts) >= 2;
    });
    refusing = null;
    assert.equal((await ended(messageId)).state, "sent");
    assert.equal(got.filter((one) => one.to === to).length, 1);
  });
});
