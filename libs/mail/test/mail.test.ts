import assert from "node:assert/strict";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import {
  findItem,
  folderMailer,
  folderSms,
  type LetterSealer,
  type Mail,
  MailRefused,
  readItems,
  readMailbox,
  sealLetters,
  smtpMailer,
} from "../src/index.ts";

const from = "Storytelling <hello@storytelling.example>";
/** AES-256-GCM under a key of its own. */
function sealerOf(key: Buffer): LetterSealer {
  return {
    seal(plain, purpose) {
      const cipher = createCipheriv("aes-256-gcm", key, Buffer.alloc(12)).setAAD(Buffer.from(purpose));
      return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, purpose) {
      const cipher = createDecipheriv("aes-256-gcm", key, Buffer.alloc(12)).setAAD(Buffer.from(purpose));
      cipher.setAuthTag(sealed.subarray(-16));
      return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
    },
  };
}
const sealer = sealerOf(randomBytes(32));
const mail: Mail = {
  id: "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
  to: "ada@example.org",
  subject: "Grüße — confirm your address",
  text: "Open this link:\nhttps://storytelling.example/verify#token=abc\n",
  html: '<p>Open <a href="https://storytelling.example/verify#token=abc">this link</a></p>',
};

describe("smtpMailer", () => {
  const received: { to: string[]; raw: string }[] = [];
  let server: SMTPServer;
  let url: string;
  before(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onRcptTo({ address }, _session, done) {
        const code = { "gone@example.org": 550, "later@example.org": 451 }[address];
        done(code ? Object.assign(new Error("no"), { responseCode: code }) : null);
      },
      onData(stream, session, done) {
        let raw = "";
        stream.setEncoding("utf8").on("data", (chunk: string) => {
          raw += chunk;
        });
        stream.on("end", () => {
          received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
          done();
        });
      },
    });
    server.listen(0, "127.0.0.1");
    await once(server.server, "listening");
    url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  });
  after(() => new Promise<void>((resolve) => void server.close(() => resolve())));

  it("delivers text and HTML, with the same Message-ID each time", async () => {
    const mailer = smtpMailer({ url, from });
    await mailer.send(mail);
    await mailer.send(mail);
    mailer.close();
    assert.deepEqual(
      received.map(({ to }) => to),
      [["ada@example.org"], ["ada@example.org"]],
    );
    const [first, second] = await Promise.all(received.map(({ raw }) => PostalMime.parse(raw)));
    assert.equal(first?.subject, mail.subject);
    assert.equal(first?.from?.address, "hello@storytelling.example");
    assert.equal(first?.text?.trim(), mail.text.trim());
    assert.match(first?.html ?? "", /this link/);
    assert.equal(first?.messageId, `<${mail.id}@storytelling.example>`);
    assert.equal(second?.messageId, first?.messageId);
  });

  it("distinguishes a permanent refusal from a temporary failure, without naming the mailbox", async () => {
    const mailer = smtpMailer({ url, from });
    const fate = (to: string) => mailer.send({ ...mail, to }).catch((error: Error) => error);
    const gone = await fate("gone@example.org");
    assert.ok(gone instanceof MailRefused);
    assert.equal(gone.replyCode, 550);
    const later = await fate("later@example.org");
    assert.ok(later instanceof Error && !(later instanceof MailRefused));
    for (const { message, stack } of [gone, later]) assert.doesNotMatch(`${message}${stack}`, /example\.org/);
    mailer.close();
  });

  it("sends to one mailbox only, even when the address tries to add others", async () => {
    const mailer = smtpMailer({ url, from });
    received.length = 0;
    await mailer.send({ ...mail, to: "ada@example.org, eve@example.org" }).catch(() => {});
    await mailer.send({ ...mail, to: "ada@example.org\r\nBcc: eve@example.org" }).catch(() => {});
    mailer.close();
    for (const { to, raw } of received) {
      assert.ok(!to.includes("eve@example.org"));
      assert.doesNotMatch(raw, /^bcc:/im);
    }
  });

  it("reports a temporary failure when the port is closed", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const { port } = closed.address() as AddressInfo;
    closed.close();
    await once(closed, "close");
    const mailer = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from });
    await assert.rejects(mailer.send(mail), /ESOCKET|ECONN/);
    mailer.close();
  });

  it("sends no password over an unencrypted connection", async () => {
    const mailer = smtpMailer({ url: url.replace("//", "//user:secret@"), from });
    await assert.rejects(mailer.send(mail), /did not accept/);
    mailer.close();
  });
});

describe("smtpMailer, a server that hangs", () => {
  const sockets: Socket[] = [];
  let server: Server;
  before(async () => {
    server = createServer((socket) => sockets.push(socket)).listen(0, "127.0.0.1");
    await once(server, "listening");
  });
  after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it("ends with a timeout", async () => {
    const url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const timeouts = { connectMs: 100, greetingMs: 100, silentMs: 100 };
    const mailer = smtpMailer({ url, from, timeouts });
    await assert.rejects(mailer.send(mail), /ETIMEDOUT/);
    mailer.close();
  });
});

describe("folderMailer", () => {
  let dir: string;
  before(async () => {
    dir = join(await mkdtemp(join(tmpdir(), "storytelling-mail-")), "mailbox");
  });
  after(() => rm(join(dir, ".."), { recursive: true, force: true }));

  it("lists no letters for an empty mailbox", async () => {
    assert.deepEqual(await readMailbox(dir, sealer), []);
  });

  it("keeps a letter once, in a file that only its owner can read", async () => {
    const mailer = folderMailer({ dir, from, sealer });
    await mailer.send(mail);
    await mailer.send(mail);
    const [name, ...more] = await readdir(dir);
    assert.deepEqual(more, []);
    assert.equal((await stat(dir)).mode & 0o077, 0);
    assert.equal((await stat(join(dir, name ?? ""))).mode & 0o077, 0);
    const [letter] = await readMailbox(dir, sealer);
    assert.equal(letter?.to, mail.to);
    assert.equal(letter?.subject, mail.subject);
    assert.equal(letter?.text.trim(), mail.text.trim());
    assert.equal(letter?.messageId, `<${mail.id}@storytelling.example>`);
  });

  it("refuses an id that points outside its folder", async () => {
    await assert.rejects(folderMailer({ dir, from, sealer }).send({ ...mail, id: "../escape" }));
  });

  it("keeps nothing unencrypted, and opens nothing with another key or under another letter's name", async () => {
    const [name = ""] = await readdir(dir);
    const kept = await readFile(join(dir, name));
    for (const words of [mail.to, "Open this link", "verify#token"])
      assert.equal(kept.includes(words), false);
    assert.deepEqual(await readMailbox(dir, sealerOf(randomBytes(32))), []);
    const other = join(dir, name.replace("0190", "0191"));
    await rename(join(dir, name), other);
    assert.deepEqual(await readMailbox(dir, sealer), []);
    await rename(other, join(dir, name));
  });

  it("seals the letters of an older installation, and deletes its partial files", async () => {
    const [name = "", id = ""] = ["0180a1b2.eml", "0180a1b2"];
    await writeFile(join(dir, name), `To: eve@example.org\nSubject: Old\n\nHello, Eve.\n`);
    const [half, fresh] = [join(dir, ".0180a1b2-half"), join(dir, ".0180a1b2-fresh")];
    for (const path of [half, fresh]) await writeFile(path, "To: eve@example.org");
    await utimes(half, 0, 0);
    assert.equal(await sealLetters(dir, sealer, new Date()), 1);
    assert.equal(await sealLetters(dir, sealer, new Date()), 0);
    const found = (await readMailbox(dir, sealer)).find((letter) => letter.id === id);
    assert.deepEqual(
      [found?.to, found?.subject, found?.text.trim()],
      ["eve@example.org", "Old", "Hello, Eve."],
    );
    const names = await readdir(dir);
    assert.deepEqual([names.includes(name), names.includes(".0180a1b2-half")], [false, false]);
    assert.ok(names.includes(".0180a1b2-fresh"), "another process may still be writing it");
    await rm(fresh);
  });

  it("deletes the letters to one address", async () => {
    await folderMailer({ dir, from, sealer }).forget("eve@example.org");
    const left = await readMailbox(dir, sealer);
    assert.deepEqual(
      left.map(({ to }) => to),
      [mail.to],
    );
  });

  it("keeps SMS messages beside the letters, sealed alike, and deletes those to one number", async () => {
    const sms = folderSms({ dir, sealer, now: () => new Date("2026-11-28T10:00:00Z") });
    const to = "+4915112345678";
    const sent = { id: "0191a1b2-7c3d", to, text: "Ada asks you to read.", kind: "invitation" };
    await sms.send(sent);
    await sms.send(sent);
    const names = (await readdir(dir)).filter((name) => name.includes(".sms."));
    assert.equal(names.length, 1);
    const kept = await readFile(join(dir, names[0] ?? ""));
    for (const words of [to, "Ada asks"]) assert.equal(kept.includes(words), false);
    assert.deepEqual(await findItem(dir, sealer, sent.id), {
      ...sent,
      way: "sms",
      sentAt: "2026-11-28T10:00:00.000Z",
    });
    assert.ok((await readMailbox(dir, sealer)).every(({ way }) => way === "email"));
    await assert.rejects(sms.send({ ...sent, id: "../escape" }));
    await sms.forget("+4915100000000");
    assert.ok(await findItem(dir, sealer, sent.id));
    await sms.forget(to);
    assert.equal(await findItem(dir, sealer, sent.id), null);
  });

  it("is read with the keys of several services, each of which deletes only its own", async () => {
    const other = sealerOf(randomBytes(32));
    const theirs = folderMailer({ dir, from, sealer: other });
    await theirs.send({ ...mail, id: "0192a1b2-7c3d", subject: "theirs" });
    const subjects = (await readItems(dir, [sealer, other])).map((item) => "subject" in item && item.subject);
    assert.deepEqual(subjects, ["theirs", mail.subject]);
    await folderMailer({ dir, from, sealer }).forget(mail.to);
    assert.deepEqual(
      (await readItems(dir, [sealer, other])).map(({ id }) => id),
      ["0192a1b2-7c3d"],
    );
    await theirs.forget(mail.to);
  });

  it("shows the newest first", async () => {
    const mailer = folderMailer({ dir, from, sealer });
    await mailer.send(mail);
    await mailer.send({ ...mail, id: "0290a1b2-7c3d", subject: "newer" });
    assert.equal((await readMailbox(dir, sealer))[0]?.subject, "newer");
  });
});
