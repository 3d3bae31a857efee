import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { folderMailer } from "@storytelling/mail";
import { sealer } from "@storytelling/service";
import express from "express";
import { mailbox } from "../src/mailbox.ts";

const letters = sealer(randomBytes(32).toString("base64"));

describe("GET /mailbox", () => {
  let dir: string;
  let server: Server;
  const open = async () => {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/mailbox`);
    return { policy: response.headers.get("content-security-policy"), text: await response.text() };
  };
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), "storytelling-mailbox-"));
    server = express()
      .get(
        "/mailbox",
        mailbox(dir, () => letters),
      )
      .listen(0, "127.0.0.1");
    if (!server.listening) await new Promise((resolve) => server.once("listening", resolve));
  });
  after(async () => {
    server.close();
    await rm(dir, { recursive: true, force: true });
  });

  it("200 with the letters and their links, with all markup escaped", async () => {
    assert.match((await open()).text, /No letters yet/);
    const text = "Open http://localhost/verify-email#token=abc and <script>alert(1)</script>";
    const mail = { id: "1", to: "ada@example.org", subject: "<b>Hello</b>", text, html: "" };
    await folderMailer({ dir, from: "us@storytelling.example", sealer: letters }).send(mail);
    const { text: page, policy } = await open();
    assert.match(page, /<a href="http:\/\/localhost\/verify-email#token=abc">/);
    assert.match(page, /ada@example\.org/);
    assert.doesNotMatch(page, /<script>|<b>Hello/);
    assert.match(policy ?? "", /default-src 'none'.*frame-ancestors 'none'/);
  });
});
