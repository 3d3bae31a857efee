import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { folderMailer } from "@storytelling/mail";
import express from "express";
import { mailbox } from "../src/mailbox.ts";

describe("GET /mailbox", () => {
  let dir: string;
  let server: Server;
  const open = (host: string) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      const asked = request({ port, host: "127.0.0.1", path: "/mailbox", headers: { host } }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
      });
      asked.on("error", reject).end();
    });
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), "storytelling-mailbox-"));
    server = createServer(express().get("/mailbox", mailbox(dir))).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
  });
  after(async () => {
    server.close();
    await rm(dir, { recursive: true, force: true });
  });

  it("200 with the letters and their links, whatever stands in them", async () => {
    assert.match((await open("localhost")).text, /No letters yet/);
    const text = "Open http://localhost/verify-email#token=abc and <script>alert(1)</script>";
    const mail = { id: "1", to: "ada@example.org", subject: "<b>Hello</b>", text, html: "" };
    await folderMailer({ dir, from: "us@storytelling.example" }).send(mail);
    const page = (await open("localhost:8080")).text;
    assert.match(page, /<a href="http:\/\/localhost\/verify-email#token=abc">/);
    assert.match(page, /ada@example\.org/);
    assert.doesNotMatch(page, /<script>|<b>Hello/);
  });

  it("404 under a name that somebody else points at this machine", async () => {
    assert.equal((await open("evil.example")).status, 404);
  });
});
