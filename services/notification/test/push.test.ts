import assert from "node:assert/strict";
import { createECDH, randomBytes, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { after, afterEach, before, describe, it } from "node:test";
import { narrationCompleted } from "@storytelling/events";
import { until } from "@storytelling/service/testing";
import { ids, startWorld, type World } from "./world.ts";

/** A browser's half of a subscription. */
function browserKeys() {
  const ecdh = createECDH("prime256v1");
  return { p256dh: ecdh.generateKeys("base64url"), auth: randomBytes(16).toString("base64url") };
}

/** Stands in for a push service. */
const got: { path: string; headers: Record<string, unknown>; body: Buffer }[] = [];
let status = 201;
const server = createServer(async (request, response) => {
  got.push({ path: request.url ?? "", headers: request.headers, body: await buffer(request) });
  response.writeHead(status).end();
});
let host: string;
let world: World;
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  world = await startWorld({ env: { PUSH_HOSTS: host } });
});
after(async () => {
  await world.stop();
  server.close();
});
afterEach(() => {
  status = 201;
});

const subscribe = (token: string, endpoint: string, more = {}) =>
  world.http.post("push/subscriptions", {
    token,
    headers: { "idempotency-key": randomUUID() },
    body: { endpoint, keys: browserKeys(), ...more },
  });
async function browser() {
  const actor = await world.service.actor([]);
  const path = `/${randomUUID()}`;
  const { body } = await subscribe(actor.token, `http://${host}${path}`);
  return { ...actor, path, subscription: body.id as string };
}
async function complete(ownerId: string) {
  await world.service.deliver(
    narrationCompleted(randomUUID(), { ...narrationCompleted.example, ...ids(), ownerId }),
  );
  await world.settled();
}
const toPath = (path: string) => got.filter((one) => one.path === path);
const pushState = async (personId: string) => {
  const sql = "select state, reason from messages where person_id = $1 and way = 'push'";
  const [row] = await world.query(sql, [personId]);
  return [row?.state, row?.reason];
};

describe("a message by web push", () => {
  it("reaches the browser once, encrypted, signed with our key", async () => {
    const { id, path } = await browser();
    await complete(id);
    const [push, ...others] = toPath(path);
    assert.deepEqual(others, []);
    const { body: key } = await world.http.get("push/key");
    assert.match(String(push?.headers.authorization), /^vapid t=.+, k=/);
    assert.ok(String(push?.headers.authorization).endsWith(key.publicKey));
    assert.equal(push?.headers["content-encoding"], "aes128gcm");
    assert.ok(!push?.body.includes("audiobook"));
    assert.deepEqual(await pushState(id), ["sent", null]);
  });

  for (const code of [404, 410])
    it(`ends the subscription when the push service answers ${code}`, async () => {
      const { id, token } = await browser();
      status = code;
      await complete(id);
      assert.deepEqual(await pushState(id), ["dropped", "no-address"]);
      const { body } = await world.http.get("push/subscriptions", { token });
      assert.deepEqual(body.items, []);
    });

  it("is tried again when the push service has an outage", async () => {
    const { id, path } = await browser();
    status = 503;
    await world.service.deliver(
      narrationCompleted(randomUUID(), { ...narrationCompleted.example, ...ids(), ownerId: id }),
    );
    await until(() => toPath(path).length >= 2);
    status = 201;
    await world.settled();
    assert.deepEqual(await pushState(id), ["sent", null]);
  });
});

describe("POST /push/subscriptions", () => {
  it("keeps the key pair over a restart", async () => {
    const { body } = await world.http.get("push/key");
    const [row, ...others] = await world.query(
      "select public, encode(sealed, 'hex') as sealed from push_keys",
    );
    assert.deepEqual(others, []);
    assert.equal(row?.public, body.publicKey);
  });

  it("stores no endpoint unencrypted", async () => {
    const { path } = await browser();
    const rows = await world.query("select p::text as row from push_subscriptions p");
    assert.ok(rows.every(({ row }) => !String(row).includes(path)));
  });

  it("moves a browser to the person who signed in last", async () => {
    const [one, other] = [await browser(), await world.service.actor([])];
    await subscribe(other.token, `http://${host}${one.path}`);
    const { body } = await world.http.get("push/subscriptions", { token: one.token });
    assert.deepEqual(body.items, []);
  });

  for (const endpoint of [
    "https://127.0.0.1/x",
    "http://fcm.googleapis.com/x",
    "https://fcm.googleapis.com.evil.example/x",
    "https://user@fcm.googleapis.com/x",
    "http://169.254.169.254/latest",
    "file:///etc/passwd",
  ])
    it(`422 push-service-unknown for ${endpoint}`, async () => {
      const { token } = await world.service.actor([]);
      const { status: refused, body } = await subscribe(token, endpoint);
      assert.deepEqual([refused, body.code], [422, "push-service-unknown"]);
    });

  it("422 for keys that are none", async () => {
    const { token } = await world.service.actor([]);
    const answer = await subscribe(token, `http://${host}/x`, { keys: { p256dh: "x", auth: "y" } });
    assert.equal(answer.status, 422);
  });

  it("409 too-many-browsers for the twenty-first", async () => {
    const { token } = await world.service.actor([]);
    for (let nth = 0; nth < 20; nth++) await subscribe(token, `http://${host}/${randomUUID()}`);
    const answer = await subscribe(token, `http://${host}/${randomUUID()}`);
    assert.deepEqual([answer.status, answer.body.code], [409, "too-many-browsers"]);
  });
});

describe("DELETE /push/subscriptions/{id}", () => {
  it("ends messages to the browser", async () => {
    const { id, token, path, subscription } = await browser();
    assert.equal((await world.http.delete(`push/subscriptions/${subscription}`, { token })).status, 204);
    await complete(id);
    assert.deepEqual(toPath(path), []);
  });

  it("404 for another's", async () => {
    const [{ subscription }, other] = [await browser(), await world.service.actor([])];
    const answer = await world.http.delete(`push/subscriptions/${subscription}`, { token: other.token });
    assert.equal(answer.status, 404);
  });
});
