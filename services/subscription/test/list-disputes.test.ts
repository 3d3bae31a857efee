import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Payer, startWorld, type World } from "./billing-world.ts";

let world: World;
const payers: Payer[] = [];
before(async () => {
  world = await startWorld();
  for (const card of ["card_disputed", "card_disputed_won", "card_disputed"]) {
    const payer = await world.payerWith(card);
    assert.equal((await payer.post("subscriptions", { tier: "gold", interval: "year" })).status, 201);
    payers.push(payer);
    await world.pass(1);
  }
});
after(() => world.stop());

const ask = async (query = "", permissions = ["disputes.read"]) => {
  const { token } = await world.service.actor(permissions);
  return world.service.http.get(`disputes${query}`, { token });
};
const usersOf = (body: { items: { userId: string }[] }) => body.items.map(({ userId }) => userId);
const ids = (some: Payer[]) => some.map(({ id }) => id);

describe("GET /disputes", () => {
  it("401 without a token, 403 without disputes.read, 422 for an invalid state or cursor", async () => {
    assert.equal((await world.service.http.get("disputes")).status, 401);
    const refused = await ask("", ["users.manage", "audit.read"]);
    assert.deepEqual([refused.status, refused.body.code], [403, "permission-missing"]);
    assert.equal((await ask("?state=lost")).status, 422);
    assert.equal((await ask("?cursor=none")).body.code, "cursor-invalid");
  });

  it("200 with undecided disputes by page, the first due first", async () => {
    assert.deepEqual((await ask()).body.items, []);
    await world.pass(10);
    const { status, body } = await ask();
    assert.equal(status, 200);
    assert.deepEqual(usersOf(body), ids(payers));
    const [first] = body.items;
    assert.deepEqual(
      [first.status, first.claimed, first.withheld, first.currency, first.reason, first.closedAt],
      ["open", 16990, 16990, "EUR", "unrecognized", null],
    );
    assert.match(first.invoiceNumber, /^INV-2027-/);
    assert.equal(Date.parse(first.dueAt) - Date.parse(first.openedAt), 9 * 86_400_000);
    const page = (await ask("?limit=2")).body;
    assert.deepEqual(usersOf(page), ids(payers.slice(0, 2)));
    const rest = (await ask(`?limit=2&cursor=${page.next}`)).body;
    assert.deepEqual([usersOf(rest), rest.next], [ids(payers.slice(2)), null]);
  });

  it("200 with a dispute that accepts no evidence last", async () => {
    await world.app.db.pool.query("update disputes set due_at = null where user_id = $1", [payers[0]?.id]);
    const page = (await ask("?limit=2")).body;
    const rest = (await ask(`?limit=2&cursor=${page.next}`)).body;
    assert.deepEqual([...usersOf(page), ...usersOf(rest)], [payers[1]?.id, payers[2]?.id, payers[0]?.id]);
  });

  it("200 with decided disputes by page, newest first", async () => {
    await world.pass(20);
    assert.deepEqual((await ask()).body.items, []);
    const page = (await ask("?state=over&limit=2")).body;
    const rest = (await ask(`?state=over&limit=2&cursor=${page.next}`)).body;
    assert.deepEqual([...usersOf(page), ...usersOf(rest)], ids(payers.toReversed()));
    assert.deepEqual(
      page.items.map((item: { status: string }) => item.status),
      ["lost", "won"],
    );
  });
});
