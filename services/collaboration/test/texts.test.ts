import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { startWorld, type World } from "./world.ts";

type Guest = Awaited<ReturnType<World["guest"]>>;
let world: World;
let session: { id: string };
let rose: Guest;
let max: Guest;
before(async () => {
  world = await startWorld();
  session = await world.open({ asked: { memories: true } });
  rose = await world.guest(session.id, "Rose");
  max = await world.guest(session.id, "Max");
});
after(() => world.stop());

const write = ({ id, token }: { id: string; token: string }, kind: string, body: object, headers = {}) =>
  world.http.post(`participants/${id}/${kind}`, { token, body, headers });
// "Open it, Henry!"
const span = { revision: 1, line: 1, from: 0, to: 4, original: "Open" };
const told = async (type: string, id: string) =>
  (await world.events(type)).filter(({ data }) => data.contributionId === id);

describe("POST /participants/{id}/memories", () => {
  it("201 with the text as it was written, markup too; one effect for one Idempotency-Key; sealed", async () => {
    const text = "It rained <script>zyxadora</script> & we laughed.";
    const headers = { "idempotency-key": randomUUID() };
    const [one, again] = [
      await write(rose, "memories", { text }, headers),
      await write(rose, "memories", { text }, headers),
    ];
    assert.deepEqual([one.status, one.body.text, again.body.id], [201, text, one.body.id]);
    const [event] = await told("TextContributed", one.body.id);
    assert.deepEqual([event?.data.kind, JSON.stringify(event?.data).includes("zyxadora")], ["memory", false]);
    const { rows } = await world.running.context.db.pool.query(
      "select t::text as row from text_contributions t",
    );
    assert.ok(rows.every(({ row }) => !row.includes(Buffer.from("zyxadora").toString("hex"))));
  });

  it("409 memories-not-asked where the session asks for none", async () => {
    const other = await world.guest((await world.open()).id);
    assert.equal((await write(other, "memories", { text: "Rain." })).body.code, "memories-not-asked");
  });

  it("404 for another's participation, 401 without a token", async () => {
    assert.equal((await write({ ...rose, token: max.token }, "memories", { text: "Rain." })).status, 404);
    assert.equal(
      (await world.http.post(`participants/${rose.id}/memories`, { body: { text: "Rain." } })).status,
      401,
    );
  });
});

describe("POST /participants/{id}/corrections", () => {
  it("201 with the span and both wordings", async () => {
    const { status, body } = await write(rose, "corrections", {
      ...span,
      suggested: "Unlock",
      reason: "It is locked.",
    });
    assert.deepEqual(
      [status, body.original, body.suggested, body.span],
      [201, "Open", "Unlock", { line: 1, from: 0, to: 4 }],
    );
  });

  it("refuses what does not fit the text as it is now", async () => {
    const cases: [string, object][] = [
      ["409 text-changed", { original: "Shut" }],
      ["409 text-changed", { revision: 2 }],
      ["409 line-gone", { line: 3 }],
      ["422 span-invalid", { from: 4 }],
      ["422 span-invalid", { to: 400 }],
      ["422 nothing-changed", { suggested: "Open" }],
      ["422 input-invalid", { from: -1 }],
    ];
    for (const [expected, more] of cases) {
      const { status, body } = await write(rose, "corrections", { ...span, suggested: "Unlock", ...more });
      assert.equal(`${status} ${body.code}`, expected, JSON.stringify(more));
    }
  });
});

describe("POST /participants/{id}/comments", () => {
  it("201 on a span of the text, and on a time of a narration", async () => {
    const onText = await write(rose, "comments", { ...span, text: "Louder!" });
    const narrationId = randomUUID();
    const onTime = await write(rose, "comments", { narrationId, atMs: 4200, text: "Lovely." });
    assert.deepEqual([onText.status, onText.body.original], [201, "Open"]);
    assert.deepEqual([onTime.status, onTime.body.narrationId, onTime.body.atMs], [201, narrationId, 4200]);
  });

  it("422 for a comment on nothing, 409 text-changed for words that are not there", async () => {
    assert.equal((await write(rose, "comments", { text: "Louder!" })).status, 422);
    const wrong = { ...span, original: "Shut", text: "Louder!" };
    assert.equal((await write(rose, "comments", wrong)).body.code, "text-changed");
  });
});

describe("what an organiser does with texts", () => {
  it("lists them with names; accepts a correction with one event; declines", async () => {
    const { body } = await write(rose, "corrections", { ...span, suggested: "Unlock" });
    const decide = (what: string) => world.http.post(`texts/${body.id}/${what}`, { token: world.ada.token });
    assert.equal((await decide("accept")).body.status, "accepted");
    assert.equal((await decide("accept")).status, 200);
    assert.equal((await told("ContributionAccepted", body.id)).length, 1);
    const list = await world.http.get(`sessions/${session.id}/texts`, { token: world.ada.token });
    const found = list.body.items.find(({ id }: { id: string }) => id === body.id);
    assert.deepEqual([found.name, found.status, found.suggested], ["Rose", "accepted", "Unlock"]);
    assert.equal((await decide("decline")).body.status, "declined");
    assert.equal((await told("ContributionDeclined", body.id)).length, 1);
  });

  it("404 for another user, 403 for guests, 401 without a token", async () => {
    const { body } = await write(rose, "memories", { text: "Rain." });
    const accept = (token?: string) => world.http.post(`texts/${body.id}/accept`, token ? { token } : {});
    assert.deepEqual(
      [(await accept(world.bob.token)).status, (await accept(rose.token)).status, (await accept()).status],
      [404, 403, 401],
    );
    assert.equal(
      (await world.http.get(`sessions/${session.id}/texts`, { token: world.bob.token })).status,
      404,
    );
  });
});

describe("a participant's own texts", () => {
  it("are listed for them alone, and deleted by them alone", async () => {
    const guest = await world.guest(session.id);
    const { body } = await write(guest, "memories", { text: "Rain." });
    const list = async (token: string) => world.http.get(`participants/${guest.id}/texts`, { token });
    assert.equal((await list(guest.token)).body.items.length, 1);
    assert.equal((await list(max.token)).status, 404);
    const remove = (token: string) => world.http.delete(`texts/${body.id}`, { token });
    assert.deepEqual([(await remove(max.token)).status, (await remove(world.ada.token)).status], [404, 404]);
    assert.deepEqual([(await remove(guest.token)).status, (await remove(guest.token)).status], [204, 404]);
    assert.equal((await list(guest.token)).body.items.length, 0);
  });
});

describe("a closed session", () => {
  it("409 session-closed for texts", async () => {
    const deadline = new Date(world.clock.now().getTime() + 60_000).toISOString();
    const { id } = await world.open({ deadline, asked: { memories: true } });
    const guest = await world.guest(id);
    world.clock.advance(61_000);
    assert.equal((await write(guest, "memories", { text: "Rain." })).body.code, "session-closed");
    assert.equal((await write(guest, "comments", { ...span, text: "Rain." })).body.code, "session-closed");
  });
});
