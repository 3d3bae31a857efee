import assert from "node:assert/strict";
import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { dkimVerify } from "mailauth/lib/dkim/verify.js";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { type Mail, type MailConfig, mailFaults, openMailer, readDkim, smtpMailer } from "../src/index.ts";

const from = "Storytelling <hello@storytelling.example>";
const mail: Mail = {
  id: "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
  to: "ada@example.org",
  subject: "Grüße — your voice is asked for",
  text: "Open this link:\nhttps://storytelling.example/join/abc\n",
  html: '<p>Open <a href="https://storytelling.example/join/abc">this link</a></p>',
  kind: "invitation",
  unsubscribe: "https://storytelling.example/notification/v1/opt-out/a?b=ü&c=<d>",
  replyTo: "owner@example.org",
};

/** A mail server that keeps what it receives. */
async function startServer() {
  const received: Buffer[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        received.push(Buffer.concat(parts));
        done();
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return { received, url, stop: () => new Promise<void>((resolve) => void server.close(() => resolve())) };
}

describe("the headers of a letter", () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let dir: string;
  before(async () => {
    server = await startServer();
    dir = await mkdtemp(join(tmpdir(), "storytelling-dkim-"));
  });
  after(async () => {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  });
  const sentWith = async (mailer: ReturnType<typeof smtpMailer>, one: Mail = mail) => {
    server.received.length = 0;
    await mailer.send(one);
    mailer.close();
    const [raw] = server.received;
    assert.ok(raw);
    const { headers, replyTo } = await PostalMime.parse(raw);
    return { raw, replyTo, header: (name: string) => headers.find(({ key }) => key === name)?.value };
  };

  it("offer the button that ends such letters, without a session (RFC 8058)", async () => {
    const { header, replyTo } = await sentWith(smtpMailer({ url: server.url, from }));
    assert.equal(
      header("list-unsubscribe"),
      "<https://storytelling.example/notification/v1/opt-out/a?b=%C3%BC&c=%3Cd%3E>",
    );
    assert.equal(header("list-unsubscribe-post"), "List-Unsubscribe=One-Click");
    assert.equal(header("auto-submitted"), "auto-generated");
    assert.equal(header("x-storytelling-kind"), "invitation");
    assert.equal(replyTo?.[0]?.address, "owner@example.org");
  });

  it("offer no such button when there is nothing to end", async () => {
    const { unsubscribe: _, ...letter } = mail;
    const { header } = await sentWith(smtpMailer({ url: server.url, from }), letter);
    assert.equal(header("list-unsubscribe"), undefined);
    assert.equal(header("list-unsubscribe-post"), undefined);
  });

  const keyFile = async (name: string, key: KeyObject) => {
    const file = join(dir, name);
    await writeFile(file, key.export({ type: "pkcs8", format: "pem" }));
    return file;
  };

  it("are signed when there is a key, and the other side verifies the signature", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const config = {
      MAIL_FROM: from,
      SMTP_URL: server.url,
      DKIM_SELECTOR: "mail",
      DKIM_KEY: await keyFile("rsa.pem", privateKey),
    } satisfies MailConfig;
    const sealer = { seal: (plain: Buffer) => plain, open: (sealed: Buffer) => sealed };
    const { raw } = await sentWith(openMailer(config, { dir, sealer }));
    const p = publicKey.export({ type: "spki", format: "der" }).toString("base64");
    const asked: string[] = [];
    const verify = async (message: Buffer) => {
      const resolver = async (name: string) => {
        asked.push(name);
        return [[`v=DKIM1; k=rsa; p=${p}`]];
      };
      return (await dkimVerify(message, { resolver })).results[0];
    };
    const found = await verify(raw);
    assert.equal(found?.status.result, "pass", JSON.stringify(found?.status));
    assert.equal(found?.signingDomain, "storytelling.example");
    assert.ok(asked.includes("mail._domainkey.storytelling.example"));
    const covered = found?.signingHeaders?.keys.toLowerCase().split(/: ?/) ?? [];
    for (const name of ["list-unsubscribe", "list-unsubscribe-post", "from", "subject", "auto-submitted"])
      assert.ok(covered.includes(name), name);
    const forged = Buffer.from(raw.toString("latin1").replace("opt-out", "opt-in-"), "latin1");
    assert.notEqual((await verify(forged))?.status.result, "pass");
  });

  it("need an RSA key in a file, and an error shows nothing of a wrong one", async () => {
    const file = join(dir, "wrong.pem");
    await writeFile(file, "SECRET WORDS");
    assert.throws(() => readDkim("example.org", "mail", file), /There is no private key in .*wrong\.pem/);
    assert.throws(
      () => readDkim("example.org", "mail", file),
      (error: Error) => !String(error.stack).includes("SECRET"),
    );
    assert.throws(() => readDkim("example.org", "mail", join(dir, "none.pem")), /ENOENT/);
    const other = await keyFile("ed25519.pem", generateKeyPairSync("ed25519").privateKey);
    assert.throws(() => readDkim("example.org", "mail", other), /of the type ed25519\. Give an RSA key\./);
  });
});

describe("mailFaults", () => {
  const faults = (...given: string[]) => [...mailFaults(new Set(given))].map(({ setting }) => setting);

  it("names what production needs, and half a pair of DKIM settings", () => {
    assert.deepEqual(faults(), ["SMTP_URL", "MAIL_FROM"]);
    assert.deepEqual(faults("SMTP_URL", "MAIL_FROM"), []);
    assert.deepEqual(faults("SMTP_URL", "MAIL_FROM", "DKIM_KEY"), ["DKIM_SELECTOR"]);
    assert.deepEqual(faults("SMTP_URL", "MAIL_FROM", "DKIM_SELECTOR"), ["DKIM_KEY"]);
    assert.deepEqual(faults("SMTP_URL", "MAIL_FROM", "DKIM_KEY", "DKIM_SELECTOR"), []);
  });
});
