import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type ServiceTokens, serviceTokenHeader } from "../src/index.ts";
import { startTestService, type TestActor, type TestService } from "../src/testing/index.ts";
import { asked } from "./asked.ts";

const limit = 20;
let service: TestService;
let narration: ServiceTokens;
before(async () => {
  service = await startTestService(asked("story"), { requestsPerMinute: limit, trustedProxies: 1 });
  narration = service.data.tokens.as("narration");
});
after(() => service.stop());

type Ask = () => Promise<{ status: number }>;
/** How many of the requests were refused with 429. */
async function refused(times: number, ask: Ask): Promise<number> {
  const statuses = [];
  for (let n = 0; n < times; n++) statuses.push((await ask()).status);
  return statuses.filter((status) => status === 429).length;
}
const from = (address: string) => ({ "x-forwarded-for": address });
const asUser =
  ({ token }: TestActor, address: string, path = "outer"): Ask =>
  () =>
    service.http.get(path, { token, headers: from(address) });
const asNobody =
  (address: string, path = "trusted"): Ask =>
  () =>
    service.http.get(path, { headers: from(address) });
const forNarration =
  ({ id, token }: TestActor, address: string, path = "inner"): Ask =>
  async () => {
    const shown = await narration.tokenFor({ service: "story", userId: id, address });
    // All requests come from narration's own IP address.
    return service.http.get(path, { token, headers: { ...from("10.0.0.1"), [serviceTokenHeader]: shown } });
  };
const somebody = () => service.actor([]);

describe("a signed-in user", () => {
  it("is refused over the limit; others behind the same address are not", async () => {
    const [ada, eve] = [await somebody(), await somebody()];
    assert.equal(await refused(2 * limit, asUser(ada, "198.51.100.1")), limit);
    assert.equal(await refused(limit, asUser(eve, "198.51.100.1")), 0);
  });

  it("is refused at any address and for forbidden requests, too, with the time to wait", async () => {
    const ada = await somebody();
    assert.equal(await refused(limit, asUser(ada, "198.51.100.2", "notes")), 0);
    const { status, headers, body } = await service.http.get("outer", {
      token: ada.token,
      headers: from("198.51.100.3"),
    });
    assert.deepEqual([status, body.code], [429, "rate-limited"]);
    assert.ok(Number(headers.get("retry-after")) > 0);
  });

  it("is not affected by callers at the same address who are not signed in", async () => {
    const ada = await somebody();
    assert.equal(await refused(2 * limit, asNobody("198.51.100.4")), limit);
    assert.equal(await refused(5, asUser(ada, "198.51.100.4")), 0);
  });

  it("is refused when one address has sent the requests of ten accounts", async () => {
    const address = "198.51.100.5";
    for (let n = 0; n < 10; n++) assert.equal(await refused(limit, asUser(await somebody(), address)), 0);
    assert.equal(await refused(1, asUser(await somebody(), address)), 1);
    assert.equal(await refused(1, asUser(await somebody(), "198.51.100.6")), 0);
  });
});

describe("a caller who is not signed in", () => {
  it("is counted by address, for existing and unknown paths", async () => {
    const half = limit / 2;
    assert.equal(await refused(half, asNobody("198.51.100.10", "nowhere")), 0);
    assert.equal(await refused(half, asNobody("198.51.100.10")), 0);
    assert.equal(await refused(1, asNobody("198.51.100.10")), 1);
    assert.equal(await refused(1, asNobody("198.51.100.10", "nowhere")), 1);
    assert.equal(await refused(1, asNobody("198.51.100.11")), 0);
  });

  it("is counted with forged tokens, too, and cannot make the service check any number of them", async () => {
    const address = "198.51.100.12";
    const forged = (): ReturnType<Ask> =>
      service.http.get("outer", { token: "a.b.c", headers: from(address) });
    assert.equal(await refused(limit, forged), 0);
    assert.equal(await refused(1, forged), 1);
    assert.equal(await refused(1, asUser(await somebody(), address)), 0);
    await refused(10 * limit, forged);
    assert.equal(await refused(1, asUser(await somebody(), address)), 1);
  });
});

describe("a service that asks on behalf of users", () => {
  it("is counted for each user, never by its own address", async () => {
    const [ada, eve] = [await somebody(), await somebody()];
    assert.equal(await refused(4 * limit + 5, forNarration(ada, "203.0.113.1")), 5);
    assert.equal(await refused(limit, forNarration(eve, "203.0.113.2")), 0);
    assert.equal(await refused(limit, asNobody("10.0.0.1")), 0);
  });

  it("does not use up the user's own limit, nor the user its limit", async () => {
    const ada = await somebody();
    assert.equal(await refused(limit, forNarration(ada, "203.0.113.3")), 0);
    assert.equal(await refused(limit, asUser(ada, "203.0.113.3")), 0);
    assert.equal(await refused(1, asUser(ada, "203.0.113.3")), 1);
    assert.equal(await refused(1, forNarration(ada, "203.0.113.3")), 0);
  });

  it("is refused when the users behind one address together cause too many requests", async () => {
    const address = "203.0.113.4";
    for (let n = 0; n < 10; n++)
      assert.equal(await refused(4 * limit, forNarration(await somebody(), address)), 0);
    assert.equal(await refused(1, forNarration(await somebody(), address)), 1);
    assert.equal(await refused(1, forNarration(await somebody(), "203.0.113.5")), 0);
  });

  it("is counted by its own address when its token is invalid", async () => {
    const { token } = await somebody();
    const headers = { ...from("203.0.113.6"), [serviceTokenHeader]: "a.b.c" };
    const broken = () => service.http.get("outer", { token, headers });
    assert.equal(await refused(limit + 3, broken), 3);
  });
});

describe("a route with a limit of its own", () => {
  it("is counted by address when it is public, even for signed-in users", async () => {
    const broken = (address: string) => async () => {
      const { token } = await somebody();
      return service.http.post("broken", { token, headers: from(address) });
    };
    assert.equal(await refused(5, broken("203.0.113.7")), 2);
    assert.equal(await refused(3, broken("203.0.113.8")), 0);
  });

  it("is counted by account when it requires a sign-in", async () => {
    const [ada, eve] = [await somebody(), await somebody()];
    assert.equal(await refused(6, asUser(ada, "203.0.113.9", "seldom")), 3);
    assert.equal(await refused(3, asUser(eve, "203.0.113.9", "seldom")), 0);
  });
});
