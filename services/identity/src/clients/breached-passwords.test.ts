import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { breachedPasswords } from "./breached-passwords.ts";

const leaked = "nine otters in a rowing boat";
const sha1 = (password: string) => createHash("sha1").update(password).digest("hex").toUpperCase();

/** A peer that speaks the range protocol: suffixes with counts, among padding whose count is 0. */
function rangePeer(request: IncomingMessage, response: ServerResponse): void {
  const prefix = /^\/range\/([0-9A-F]{5})$/.exec(request.url ?? "")?.[1];
  if (!prefix || request.headers["add-padding"] !== "true") {
    response.writeHead(400).end();
    return;
  }
  const padding = Array.from(
    { length: 800 },
    () => `${randomBytes(18).toString("hex").slice(0, 35).toUpperCase()}:0`,
  );
  const own = sha1(leaked).startsWith(prefix) ? [`${sha1(leaked).slice(5)}:1742`] : [];
  const unseen = sha1("padded only").startsWith(prefix) ? [`${sha1("padded only").slice(5)}:0`] : [];
  response.end([...padding.slice(0, 400), ...own, ...unseen, ...padding.slice(400)].join("\r\n"));
}

describe("a password that leaked", () => {
  const warned: object[] = [];
  const asked: string[] = [];
  const log = { warn: (about: object) => void warned.push(about) };
  let answer: (request: IncomingMessage, response: ServerResponse) => void = rangePeer;
  let server: Server;
  let url: string;
  before(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? "");
      answer(request, response);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  it("is recognised; one that did not leak, or is only padding, is not", async () => {
    for (const base of [url, `${url}/`]) {
      const isBreached = breachedPasswords(base, log);
      assert.equal(await isBreached(leaked), true);
      assert.equal(await isBreached("seven herons on a wet pier"), false);
      assert.equal(await isBreached("padded only"), false);
    }
    assert.deepEqual(warned, []);
    assert.ok(
      asked.every((path) => path.length === "/range/ABCDE".length),
      "only five digits are sent",
    );
  });

  it("counts as not leaked when the peer fails, hangs, answers nonsense or is unreachable", async () => {
    const ways: (typeof answer)[] = [
      (_request, response) => void response.writeHead(503).end(),
      () => {},
      (_request, response) => void response.end("<html>".repeat(1000)),
    ];
    for (const way of ways) {
      answer = way;
      assert.equal(await breachedPasswords(url, log)(leaked), false);
    }
    assert.equal(await breachedPasswords("http://127.0.0.1:9", log)(leaked), false);
    assert.equal(warned.length, 3);
    assert.doesNotMatch(JSON.stringify(warned), /otters/);
  });

  it("is not looked up without HIBP_URL", async () => {
    const before = asked.length;
    assert.equal(await breachedPasswords(undefined, log)(leaked), false);
    assert.equal(asked.length, before);
  });
});
