import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { consentGiven, consentWithdrawn } from "@storytelling/events";
import { transaction } from "@storytelling/service";
import { type TestActor, until } from "@storytelling/service/testing";
import { Refusal } from "@storytelling/values";
import { requireConsent } from "../src/steps/consents.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
let storyId: string;
before(async () => {
  world = await startWorld();
  storyId = (await world.write(["Once upon a time."])).id;
});
after(() => world.stop());

const pool = () => world.service.running.context.db.pool;
const give = (body: object = {}, actor: TestActor = world.ada) =>
  world.http.post("consents", {
    token: actor.token,
    body: { name: "Ada", uses: ["this-story"], storyId, ...body },
  });
const withdraw = (id: string, actor: TestActor = world.ada) => world.post(`consents/${id}/withdraw`, actor);
const told = (more: object = {}) => {
  const personId = randomUUID();
  const { example } = consentGiven;
  const now = world.service.clock.now();
  return {
    ...{ ...example, consentId: randomUUID(), personId, participantId: personId, storyId },
    ...{ uses: ["this-story"], givenAt: now.toISOString(), ownerId: world.ada.id },
    ...{ until: new Date(now.getTime() + 86_400_000).toISOString(), ...more },
  };
};
const deliverGiven = (data: ReturnType<typeof told>) =>
  world.service.deliver(consentGiven(data.consentId, data as never));
const deliverWithdrawn = (data: ReturnType<typeof told>, cause: "person" | "erased" = "person") => {
  const { consentId, participantId, personId, sessionId, ownerId } = data;
  const at = world.service.clock.now().toISOString();
  const about = { consentId, participantId, personId, sessionId, storyId, ownerId };
  return world.service.deliver(consentWithdrawn(consentId, { ...about, cause, withdrawnAt: at }));
};
/** The code that a use of a voice is refused with; null when it is allowed. */
async function refusalOf(wanted: Parameters<typeof requireConsent>[1]): Promise<string | null> {
  const { db, clock } = world.service.running.context;
  try {
    await transaction(db as never, (tx) => requireConsent(tx, wanted, clock.now()));
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
const use = (data: ReturnType<typeof told>, more: object = {}) => ({
  ...{ consentId: data.consentId, personId: data.personId, storyId, use: "this-story" as const },
  ...more,
});
const receipts = async (consentId: string) =>
  (await pool().query("select * from receipts where consent_id = $1", [consentId])).rows;

describe("POST /consents", () => {
  it("201 with an end in five years, when none is given", async () => {
    const { status, body } = await give();
    assert.equal(status, 201);
    const years = new Date(body.until).getUTCFullYear() - new Date(body.givenAt).getUTCFullYear();
    assert.deepEqual(
      [years, body.active, body.means, body.name, body.ended],
      [5, true, "pressed", "Ada", null],
    );
  });

  it("201 once for one Idempotency-Key", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const body = { name: "Ada", uses: ["this-story"], storyId };
    const asked = () => world.http.post("consents", { token: world.ada.token, headers, body });
    assert.equal((await asked()).body.id, (await asked()).body.id);
  });

  it("201 for a minor whose guardian consents, with both names sealed", async () => {
    const { status, body } = await give({
      minor: true,
      name: "Zoë Littlename",
      guardian: "Pat Guardianname",
    });
    assert.deepEqual([status, body.minor, body.guardian], [201, true, "Pat Guardianname"]);
    const { rows } = await pool().query("select consents::text as row from consents where id = $1", [
      body.id,
    ]);
    assert.doesNotMatch(rows[0].row, /Littlename|Guardianname/);
  });

  const faults: [string, object, string, string][] = [
    ["an end that is past", { until: "2020-01-01T00:00:00.000Z" }, "consent-until-invalid", "body.until"],
    ["an end in eleven years", { until: "2099-01-01T00:00:00.000Z" }, "consent-until-invalid", "body.until"],
    ["a minor without a guardian", { minor: true }, "guardian-missing", "body.guardian"],
    ["this-story without a story", { storyId: undefined }, "consent-story-missing", "body.storyId"],
    ["no uses", { uses: [] }, "input-invalid", "body.uses"],
    ["a use that does not exist", { uses: ["anything"] }, "input-invalid", "body.uses.0"],
  ];
  for (const [what, body, code, field] of faults)
    it(`422 ${code} for ${what}`, async () => {
      const answered = await give(body);
      assert.deepEqual([answered.status, answered.body.faults[0].field], [422, field]);
      assert.equal(answered.body.code, code);
    });

  it("404 for another's draft", async () => {
    const { status, body } = await give({}, await world.signedIn());
    assert.deepEqual([status, body.code], [404, "story-not-found"]);
  });

  it("401 without a token", async () => {
    assert.equal((await world.http.post("consents", { body: {} })).status, 401);
  });
});

describe("GET /consents", () => {
  it("200 with the user's own, newest first, a page at a time", async () => {
    const bob = await world.signedIn();
    const ids = [];
    for (const name of ["Bob", "Bobby"])
      ids.unshift((await give({ name, storyId: undefined, uses: ["this-series"] }, bob)).body.id);
    const first = await world.get("consents?limit=1", bob);
    const second = await world.get(`consents?limit=1&cursor=${first.body.next}`, bob);
    assert.deepEqual([first.body.items[0].id, second.body.items[0].id, second.body.next], [...ids, null]);
  });

  it("404 for the consent of another", async () => {
    const { body } = await give();
    assert.equal((await world.get(`consents/${body.id}`)).status, 200);
    const other = await world.get(`consents/${body.id}`, await world.signedIn());
    assert.deepEqual([other.status, other.body.code], [404, "consent-not-found"]);
  });

  it("401 without a token", async () => {
    assert.equal((await world.get("consents", null)).status, 401);
  });
});

describe("POST /consents/{id}/withdraw", () => {
  it("200, with a receipt and VoiceWithdrawn soon after", async () => {
    const { body } = await give();
    const { status, body: withdrawn } = await withdraw(body.id);
    assert.deepEqual([status, withdrawn.active, withdrawn.ended.cause], [200, false, "person"]);
    const receipt = await until(async () => {
      const { items } = (await world.get("receipts")).body;
      return items.find(
        (one: { consentId: string; deletedAt: string }) => one.consentId === body.id && one.deletedAt,
      );
    });
    assert.deepEqual([receipt.takes, receipt.profiles, receipt.cause], [0, 0, "person"]);
    assert.equal((await world.get(`receipts/${receipt.id}`)).body.id, receipt.id);
    const events = await world.service.events("VoiceWithdrawn");
    const [event, ...more] = events.filter(({ aggregateId }) => aggregateId === body.id);
    assert.deepEqual([event?.data.receiptId, more.length], [receipt.id, 0]);
  });

  it("409 consent-ended the second time", async () => {
    const { body } = await give();
    await withdraw(body.id);
    const { status, body: again } = await withdraw(body.id);
    assert.deepEqual([status, again.code], [409, "consent-ended"]);
  });

  it("404 for the consent of another, which stays", async () => {
    const { body } = await give();
    assert.equal((await withdraw(body.id, await world.signedIn())).status, 404);
    assert.equal((await world.get(`consents/${body.id}`)).body.active, true);
  });

  it("404 for the receipt of another", async () => {
    const { body } = await give();
    await withdraw(body.id);
    const [receipt] = await receipts(body.id);
    const other = await world.get(`receipts/${receipt.id}`, await world.signedIn());
    assert.deepEqual([other.status, other.body.code], [404, "receipt-not-found"]);
  });
});

describe("the ledger of consents", () => {
  const refused = { code: "23001" };
  it("refuses to change, delete or truncate a consent, in SQL", async () => {
    const { body } = await give();
    const change = (set: string) => pool().query(`update consents set ${set} where id = $1`, [body.id]);
    await assert.rejects(change("until = until + interval '1 day'"), refused);
    await assert.rejects(change(`uses = '["cloning"]'`), refused);
    await assert.rejects(change(`person_id = '${randomUUID()}', sealed = null`), refused);
    await assert.rejects(pool().query("delete from consents where id = $1", [body.id]), refused);
    await assert.rejects(pool().query("truncate consents cascade"), refused);
  });

  it("refuses to change, delete or truncate the end of a consent, in SQL", async () => {
    const { body } = await give();
    await withdraw(body.id);
    const of = [body.id];
    await assert.rejects(pool().query("delete from consent_endings where consent_id = $1", of), refused);
    await assert.rejects(
      pool().query("update consent_endings set cause = 'expired' where consent_id = $1", of),
      refused,
    );
    await assert.rejects(pool().query("truncate consent_endings"), refused);
  });

  it("keeps what an erased person allowed, without the person", async () => {
    const { body } = await give();
    await pool().query("update consents set person_id = null, sealed = null where id = $1", [body.id]);
    const { rows } = await pool().query("select person_id, uses from consents where id = $1", [body.id]);
    assert.deepEqual(rows, [{ person_id: null, uses: ["this-story"] }]);
  });
});

describe("ConsentGiven and ConsentWithdrawn", () => {
  it("allow the use that the consent names, to its person, for its story", async () => {
    const data = told();
    assert.equal(await refusalOf(use(data)), "consent-unknown");
    await deliverGiven(data);
    assert.equal(await refusalOf(use(data)), null);
    assert.equal(await refusalOf(use(data, { use: "publishing" })), "consent-missing");
    assert.equal(await refusalOf(use(data, { use: "cloning" })), "consent-missing");
    assert.equal(await refusalOf(use(data, { personId: randomUUID() })), "consent-missing");
    assert.equal(await refusalOf(use(data, { storyId: randomUUID() })), "consent-missing");
  });

  it("allow the other stories of the same owner when the consent names the series", async () => {
    const data = told({ uses: ["this-story", "this-series"] });
    await deliverGiven(data);
    const next = await world.write(["The second book."]);
    const others = await world.write(["Another book."], { ownerId: (await world.signedIn()).id });
    assert.equal(await refusalOf(use(data, { storyId: next.id })), null);
    assert.equal(await refusalOf(use(data, { storyId: others.id })), "consent-missing");
  });

  it("end the consent, with one receipt although the event comes twice", async () => {
    const data = told();
    await deliverGiven(data);
    await deliverWithdrawn(data);
    assert.equal(await refusalOf(use(data)), "consent-ended");
    const [receipt, ...more] = await until(async () => {
      const rows = await receipts(data.consentId);
      return rows[0]?.deleted_at && rows;
    });
    assert.deepEqual([receipt.cause, receipt.person_id, more.length], ["person", data.personId, 0]);
  });

  it("end the consent when the withdrawal comes first", async () => {
    const data = told();
    await deliverWithdrawn(data);
    assert.equal(await refusalOf(use(data)), "consent-ended");
    await deliverGiven(data);
    assert.equal(await refusalOf(use(data)), "consent-ended");
  });

  it("keep no person for a consent that ended since they are erased, in either order", async () => {
    const [before, after] = [told(), told()];
    await deliverGiven(before);
    await deliverWithdrawn(before, "erased");
    await deliverWithdrawn(after, "erased");
    await deliverGiven(after);
    const ids = [[before.consentId, after.consentId]];
    const { rows } = await pool().query("select person_id from consents where id = any($1)", ids);
    assert.deepEqual(rows, [{ person_id: null }, { person_id: null }]);
  });

  it("take a consent for longer than ten years as one for ten", async () => {
    const data = told({ until: "2099-01-01T00:00:00.000Z" });
    await deliverGiven(data);
    const { rows } = await pool().query(
      "select until - given_at < interval '3660 days' as bounded from consents where id = $1",
      [data.consentId],
    );
    assert.deepEqual(rows, [{ bounded: true }]);
  });
});

describe("a consent whose time has come", () => {
  it("allows nothing from that moment on, and ends in the ledger within a minute", async () => {
    const data = told();
    await deliverGiven(data);
    world.service.clock.advance(86_400_001);
    assert.equal(await refusalOf(use(data)), "consent-ended");
    const { rows } = await until(async () => {
      const found = await pool().query("select cause, ended_at from consent_endings where consent_id = $1", [
        data.consentId,
      ]);
      return found.rows.length > 0 && found;
    });
    assert.deepEqual([rows[0].cause, rows[0].ended_at.toISOString()], ["expired", data.until]);
  });
});
