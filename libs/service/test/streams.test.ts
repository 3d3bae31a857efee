import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, afterEach, before, describe, it } from "node:test";
import { sessionsEnded } from "@storytelling/events";
import { decodeJwt } from "jose";
import { openStream, startTestService, type TestService, until } from "../src/testing/index.ts";
import { notes } from "./notes/service.ts";

let service: TestService;
before(async () => {
  service = await startTestService(notes, { trustedProxies: 1 });
});
after(() => service.stop());

/** Streams that a test has opened. */
let open: { close(): void }[] = [];
afterEach(() => {
  for (const each of open) each.close();
  open = [];
});

async function follow({ token, address }: { token?: string; address: string }) {
  const headers = { "x-forwarded-for": address, ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const stream = await openStream<{ look: number }>(`${service.url}/notes/v1/ticks`, headers);
  open.push(stream);
  return stream;
}
const address = (n: number) => `198.51.100.${n}`;
const twenty = <T>(begin: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: 20 }, (_, n) => begin(n)));

describe("progress streams", () => {
  it("of one user are limited to twenty, at any addresses; the next is refused with what to do", async () => {
    const { token } = await service.actor([]);
    const begun = await twenty((n) => follow({ token, address: address(n) }));
    assert.deepEqual(new Set(begun.map(({ status }) => status)), new Set([200]));
    const refused = await service.http.get("ticks", { token, headers: { "x-forwarded-for": address(99) } });
    assert.deepEqual([refused.status, refused.body.code], [429, "too-many-streams"]);
    assert.match(refused.body.detail, /Close one/);
    assert.ok(Number(refused.headers.get("retry-after")) > 0);
    begun[0]?.close();
    await until(async () => (await follow({ token, address: address(99) })).status === 200);
  });

  it("of one address are limited to twenty, for all its users", async () => {
    const begun = await twenty(async (n) =>
      follow(
        n % 2 ? { address: address(7) } : { token: (await service.actor([])).token, address: address(7) },
      ),
    );
    assert.deepEqual(new Set(begun.map(({ status }) => status)), new Set([200]));
    assert.equal((await follow({ address: address(7) })).status, 429);
    assert.equal((await follow({ token: (await service.actor([])).token, address: address(7) })).status, 429);
    assert.equal((await follow({ address: address(8) })).status, 200);
  });

  it("of one thing share its checks", async () => {
    const begun = await twenty(async (n) => follow({ address: address(100 + n) }));
    await until(() => begun.every(({ seen }) => seen.length >= 5));
    const looks = begun.map(({ seen }) => new Set(seen.map(({ look }) => look)));
    const common = [...(looks[0] ?? [])].filter((look) => looks.every((one) => one.has(look)));
    assert.ok(common.length > 0, "each check is sent to all");
  });

  it("end when the follower's session has ended", async () => {
    const [ada, bob] = await Promise.all([service.actor([]), service.actor([])]);
    const hers = await follow({ token: ada.token, address: address(1) });
    const his = await follow({ token: bob.token, address: address(2) });
    const { sid } = decodeJwt<{ sid: string }>(ada.token);
    const endedAt = service.clock.now().toISOString();
    await service.deliver(sessionsEnded(ada.id, { userId: ada.id, sessionIds: [sid], endedAt }));
    await hers.ended;
    const seen = his.seen.length;
    await until(() => his.seen.length > seen);
  });

  it("end when the token has expired", async () => {
    const { token } = await service.actor([], { id: randomUUID() });
    const stream = await follow({ token, address: address(1) });
    service.clock.advance(11 * 60_000);
    await stream.ended;
  });
});
