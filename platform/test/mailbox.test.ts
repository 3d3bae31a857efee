import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { folderMailer, folderSms } from "@storytelling/mail";
import { letterLanguages, messageKinds } from "@storytelling/notification-service/letters";
import { sealer } from "@storytelling/service";
import express from "express";
import { mailboxRouter } from "../src/mailbox/router.ts";

const identity = sealer(randomBytes(32).toString("base64"));
const notification = sealer(randomBytes(32).toString("base64"));
const from = "us@storytelling.example";

describe("the mailbox page", () => {
  let dir: string;
  let server: Server;
  const open = async (path = "") => {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/mailbox${path}`);
    const policy = response.headers.get("content-security-policy") ?? "";
    return { status: response.status, policy, text: await response.text() };
  };
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), "storytelling-mailbox-"));
    const sealers = () => [identity, notification];
    server = express().use("/mailbox", mailboxRouter(dir, sealers)).listen(0, "127.0.0.1");
    if (!server.listening) await new Promise((resolve) => server.once("listening", resolve));
  });
  after(async () => {
    server.close();
    await rm(dir, { recursive: true, force: true });
  });

  it("says that there are no letters yet", async () => {
    assert.match((await open()).text, /No letters yet/);
  });

  it("lists letters and SMS messages of both services, the newest first, with all markup escaped", async () => {
    const text = "Open http://localhost/verify-email#token=abc and <script>alert(1)</script>";
    const html = "<head></head><p>Hello</p><script>alert(2)</script>";
    const mail = {
      id: "0190-1",
      to: "ada@example.org",
      subject: "<b>Hello</b>",
      text,
      html,
      kind: "verify-email",
    };
    await folderMailer({ dir, from, sealer: identity }).send(mail);
    const sms = folderSms({ dir, sealer: notification, now: () => new Date("2026-11-28T10:00:00Z") });
    await sms.send({ id: "0190-2", to: "+4915112345678", text: "Ada <i>asks</i>: http://localhost/join/x" });
    const { text: page, policy } = await open();
    assert.ok(page.indexOf("/mailbox/0190-2") < page.indexOf("/mailbox/0190-1"));
    for (const shown of ["ada@example.org", "+4915112345678", "verify-email", "&lt;b&gt;Hello"])
      assert.ok(page.includes(shown), shown);
    assert.doesNotMatch(page, /<script|<b>|<i>/);
    assert.match(policy, /default-src 'none'.*frame-ancestors 'none'/);
  });

  it("shows a letter in a frame without scripts, and as text with its links", async () => {
    const { text: page } = await open("/0190-1");
    assert.match(page, /<iframe sandbox="allow-top-navigation-by-user-activation" /);
    assert.ok(page.includes('srcdoc="&lt;head&gt;&lt;base target=&quot;_top&quot;&gt;'));
    assert.match(page, /<a href="http:\/\/localhost\/verify-email#token=abc">/);
    assert.doesNotMatch(page, /<script/);
  });

  it("shows an SMS with its link", async () => {
    const { text: page } = await open("/0190-2");
    assert.match(page, /Ada &lt;i&gt;asks&lt;\/i&gt;: <a href="http:\/\/localhost\/join\/x">/);
    assert.match(page, /\+4915112345678/);
  });

  it("404 for a message that is not kept", async () => {
    assert.equal((await open("/0190-3")).status, 404);
    assert.equal((await open("/..%2fescape")).status, 404);
  });

  it("previews each kind of message in each language, and 404 for others", async () => {
    const { text: index } = await open("/previews");
    for (const kind of messageKinds)
      for (const language of letterLanguages)
        assert.ok(index.includes(`/mailbox/previews/${kind}/${language}`));
    const { status, text: page } = await open("/previews/invitation/ar");
    assert.equal(status, 200);
    assert.match(page, /dir=&quot;rtl&quot;/);
    assert.equal((await open("/previews/invitation/xx")).status, 404);
    assert.equal((await open("/previews/toString/en")).status, 404);
  });
});
