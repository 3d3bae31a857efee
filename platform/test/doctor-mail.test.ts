import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { createSocket, type Socket } from "node:dgram";
import { Resolver } from "node:dns/promises";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import packet from "dns-packet";
import { linesOf } from "../src/doctor/finding.ts";
import { examineMessages } from "../src/doctor/messages.ts";

describe("npm run doctor, about letters and SMS", () => {
  /** The lines of a name server on this machine. */
  const zone = new Map<string, string[]>();
  let nameServer: Socket;
  let mailServer: Server;
  let dns: Resolver;
  let dir: string;
  let env: Record<string, string>;
  let publicKey: string;
  const said = async (more: Record<string, string | undefined> = {}) =>
    (await examineMessages({ ...env, ...more }, dns)).flatMap(linesOf).join("\n");

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), "storytelling-dns-"));
    nameServer = createSocket("udp4", (message, { port, address }) => {
      const { id, questions = [] } = packet.decode(message);
      const name = questions[0]?.name ?? "";
      const lines = zone.get(name.toLowerCase());
      const answers = (lines ?? []).map((line) => ({
        type: "TXT" as const,
        name,
        // A text of the DNS has parts of at most 255 bytes.
        data: line.match(/.{1,250}/g) ?? [],
      }));
      const NXDOMAIN = 3;
      const reply = {
        type: "response" as const,
        id: id ?? 0,
        flags: lines ? 0 : NXDOMAIN,
        questions,
        answers,
      };
      nameServer.send(packet.encode(reply), port, address);
    });
    nameServer.bind(0, "127.0.0.1");
    await once(nameServer, "listening");
    dns = new Resolver({ timeout: 1000, tries: 1 });
    dns.setServers([`127.0.0.1:${nameServer.address().port}`]);
    mailServer = createServer((socket) => void socket.end("220 mail.example.com ESMTP\r\n"));
    mailServer.listen(0, "127.0.0.1");
    await once(mailServer, "listening");
    const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const file = join(dir, "dkim.pem");
    await writeFile(file, pair.privateKey.export({ type: "pkcs8", format: "pem" }));
    publicKey = pair.publicKey.export({ type: "spki", format: "der" }).toString("base64");
    env = {
      SMTP_URL: `smtp://user:the-password@127.0.0.1:${(mailServer.address() as AddressInfo).port}`,
      MAIL_FROM: "Stories <no-reply@example.com>",
      DKIM_SELECTOR: "mail",
      DKIM_KEY: file,
    };
  });
  beforeEach(() => {
    zone.clear();
    zone.set("example.com", ["other=1", "v=spf1 a:mail.example.com -all"]);
    zone.set("mail._domainkey.example.com", [`v=DKIM1; k=rsa; p=${publicKey}`]);
    zone.set("_dmarc.example.com", ["v=DMARC1; p=quarantine"]);
  });
  after(async () => {
    nameServer.close();
    mailServer.close();
    await rm(dir, { recursive: true, force: true });
  });

  it("finds nothing wrong when all lines are there and the mail server answers", async () => {
    const text = await said();
    assert.doesNotMatch(text, /fault/);
    for (const one of [/ok +The mail server at 127/, /ok +SPF/, /ok +DKIM/, /ok +DMARC/])
      assert.match(text, one);
  });

  it("names each missing line, and the line to add", async () => {
    zone.clear();
    const text = await said();
    assert.match(
      text,
      /fault +example\.com has no SPF line.*\n +Add to the DNS: example\.com\. TXT "v=spf1 a:127\.0\.0\.1 -all"/,
    );
    assert.ok(text.includes(`mail._domainkey.example.com. TXT "v=DKIM1; k=rsa; p=${publicKey}"`), text);
    assert.match(text, /Add to the DNS: _dmarc\.example\.com\. TXT "v=DMARC1; p=quarantine"/);
  });

  it("finds lines that do not count: two of SPF or DMARC, SPF for everybody, another DKIM key", async () => {
    zone.set("example.com", ["v=spf1 -all", "v=spf1 a -all"]);
    zone.set("_dmarc.example.com", ["v=DMARC1; p=reject", "v=DMARC1; p=none"]);
    zone.set("mail._domainkey.example.com", ["v=DKIM1; p=AAAA"]);
    const text = await said();
    assert.match(text, /fault +example\.com has 2 SPF lines/);
    assert.match(text, /fault +example\.com has 2 DMARC lines/);
    assert.match(text, /fault +The DKIM line at .* has another key/);
    zone.set("example.com", ["v=spf1 a +all"]);
    assert.match(await said(), /fault +The SPF line of example\.com lets everybody send/);
  });

  it("notes a DMARC line that only watches, and letters that are not signed here", async () => {
    zone.set("_dmarc.example.com", ["v=DMARC1; p=none"]);
    const text = await said({ DKIM_KEY: undefined });
    assert.match(text, /note +The DMARC line of example\.com only watches/);
    assert.match(text, /note +Letters are not signed here/);
  });

  it("says that the mail server cannot be reached, and shows no password", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const { port } = closed.address() as AddressInfo;
    closed.close();
    await once(closed, "close");
    const text = await said({ SMTP_URL: `smtp://user:the-password@127.0.0.1:${port}` });
    assert.match(text, /fault +The mail server at 127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)/);
    assert.doesNotMatch(text, /the-password/);
  });

  it("says that the DNS does not answer, which is no fault of the settings", async () => {
    const silent = new Resolver({ timeout: 100, tries: 1 });
    silent.setServers(["127.0.0.1:9"]);
    const text = (await examineMessages(env, silent)).flatMap(linesOf).join("\n");
    assert.match(text, /note +SPF could not be checked/);
  });

  it("notes that letters and SMS stay here without settings, and names what is missing for SMS", async () => {
    const none = (await examineMessages({}, dns)).flatMap(linesOf).join("\n");
    assert.match(none, /note +Letters stay on this machine/);
    assert.match(none, /note +SMS stay on this machine/);
    assert.match(await said({ SMS: "off" }), /note +SMS are turned off/);
    const sid = `AC${"0".repeat(32)}`;
    const text = await said({ TWILIO_ACCOUNT_SID: sid, TWILIO_FROM: "12345" });
    assert.match(text, /fault +The settings for SMS are not complete\n +TWILIO_AUTH_TOKEN: Missing/);
    assert.match(text, /TWILIO_FROM: It does not look/);
    const complete = {
      TWILIO_ACCOUNT_SID: sid,
      TWILIO_AUTH_TOKEN: "x".repeat(32),
      TWILIO_FROM: "+15551234567",
    };
    assert.match(await said(complete), /ok +The settings for SMS are complete/);
  });
});
