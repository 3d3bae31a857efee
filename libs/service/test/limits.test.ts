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
/** How many of so many requests were refused as too many. */
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
    // All come from narration's own address.
    return service.http.get(path, { token, headers: { ...from("10.0.0.1"), [serviceTokenHeader]: shown } });
  };
const somebody = () => service.actor([]);

describe("who is signed in", () => {
  it("is refused beyond the limit, and others behind the same address are not", async () => {
    const [ada, eve] = [await somebody(), await somebody()];
    assert.equal(await refused(2 * limit, asUser(ada, "198.51.100.1")), limit);
    assert.equal(await refused(limit, asUser(eve, "198.51.100.1")), 0);
  });

  it("is refused at whatever address, whatever they may not do, and told when to come again", async () => {
    const ada = await somebody();
    assert.equal(await refused(limit, asUser(ada, "198.51.100.2", "notes")), 0);
    const { status, headers, body } = await service.http.get("outer", {
      token: ada.token,
      headers: from("198.51.100.3"),
    });
    assert.deepEqual([status, body.code], [429, "rate-limited"]);
    assert.ok(Number(headers.get("retry-after")) > 0);
  });

  it("is not disturbed by those at the same address who are not", async () => {
    const ada = await somebody();
    assert.equal(await refused(2 * limit, asNobody("198.51.100.4")), limit);
    assert.equal(await refused(5, asUser(ada, "198.51.100.4")), 0);
  });

  it("is refused when ten accounts' worth has come from one address", async () => {
    const address = "198.51.100.5";
    for (let n = 0; n < 10; n++) assert.equal(await refused(limit, asUser(await somebody(), address)), 0);
    assert.equal(await refused(1, asUser(await somebody(), address)), 1);
    assert.equal(await refused(1, asUser(await somebody(), "198.51.100.6")), 0);
  });
});

describe("who is not signed in", () => {
  it("is counted by address, whether there is something at the path or not", async () => {
    const half = limit / 2;
    assert.equal(await refused(half, asNobody("198.51.100.10", "nowhere")), 0);
    assert.equal(await refused(half, asNobody("198.51.100.10")), 0);
    assert.equal(await refused(1, asNobody("198.51.100.10")), 1);
    assert.equal(await refused(1, asNobody("198.51.100.10", "nowhere")), 1);
    assert.equal(await refused(1, asNobody("198.51.100.11")), 0);
  });

  it("is counted with forged tokens too, and is kept from having ever more of them looked at", async () => {
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
  it("is counted by each user, never by its own address", async () => {
    const [ada, eve] = [await somebody(), await somebody()];
    assert.equal(await refused(4 * limit + 5, forNarration(ada, "203.0.113.1")), 5);
    assert.equal(await refused(limit, forNarration(eve, "203.0.113.2")), 0);
    assert.equal(await refused(limit, asNobody("10.0.0.1")), 0);
  });

  it("takes nothing from what the user asks, and the user nothing from it", async () => {
    const ada = await somebody();
    assert.equal(await refused(limit, forNarration(ada, "203.0.113.3")), 0);
    assert.equal(await refused(limit, asUser(ada, "203.0.113.3")), 0);
    assert.equal(await refused(1, asUser(ada, "203.0.113.3")), 1);
    assert.equal(await refused(1, forNarration(ada, "203.0.113.3")), 0);
  });

  it("is refused when the users behind one address have it ask too much together", async () => {
    const address = "203.0.113.4";
    for (let n = 0; n < 10; n++)
      assert.equal(await refused(4 * limit, forNarration(await somebody(), address)), 0);
    assert.equal(await refused(1, forNarration(await somebody(), address)), 1);
    assert.equal(await refused(1, forNarration(await somebody(), "203.0.113.5")), 0);
  });

  it("is counted by its own address when its token is none", async () => {
    const { token } = await somebody();
    const headers = { ...from("203.0.113.6"), [serviceTokenHeader]: "a.b.c" };
    const broken = () => service.http.get("outer", { token, headers });
    assert.equal(await refused(limit + 3, broken), 3);
  });
});

describe("a route with a limit of its own", () => {
  it("is counted by address where it is open to anybody, whoever is signed in", async () => {
    const broken = (address: string) => async () => {
      const { token } = await somebody();
      return service.http.post("broken", { token, headers: from(address) });
    };
    assert.equal(await refused(5, broken("203.0.113.7")), 2);
    assert.equal(await refused(3, broken("203.0.113.8")), 0);
  });

  it("is counted by account where one must be signed in", async () => {
    const [ada, eve] = [await somebody(), await somebody()];
    assert.equal(await refused(6, asUser(ada, "203.0.113.9", "seldom")), 3);
    assert.equal(await refused(3, asUser(eve, "203.0.113.9", "seldom")), 0);
  });
});
