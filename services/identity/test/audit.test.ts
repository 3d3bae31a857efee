import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { masterKeysFrom, transaction } from "@storytelling/service";
import { type TestService, until } from "@storytelling/service/testing";
import { verifyAudit } from "../src/audit.ts";
import { audit } from "../src/store/audit-log.ts";
import {
  appOf,
  goodPassword,
  letterTo,
  type Person,
  person,
  signIn,
  startIdentity,
  tokenIn,
} from "./people.ts";

let service: TestService;
let boss: Person;
let folder: string;
let anchors: string;
const sql = (text: string, values: unknown[] = []) => appOf(service).db.pool.query(text, values);
const list = async (search = "") =>
  (await service.http.get(`audit?limit=100${search}`, { token: boss.token })).body.items as {
    position: number;
    action: string;
    actorId: string | null;
    subjectId: string | null;
    details: Record<string, unknown> | null;
  }[];
const chained = () => until(async () => (await sql("select 1 from audit_pending limit 1")).rowCount === 0);
const verify = (anchorFiles: string[] = []) =>
  verifyAudit({
    url: service.data.database.url,
    masterKeys: masterKeysFrom(service.data.masterKey),
    anchorFiles,
  });

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "storytelling-audit-"));
  anchors = join(folder, "anchors.jsonl");
  service = await startIdentity({ env: { AUDIT_ANCHORS: anchors } });
  boss = await person(service, "admin", "Boss");
});
after(async () => {
  await service.stop();
  await rm(folder, { recursive: true });
});

describe("the audit log", () => {
  it("records successful and failed sign-ins, accounts, roles and sign-outs, by id, with sealed details", async () => {
    const post = (path: string, body?: object, token = "") => service.http.post(path, { body, token });
    const email = "tellable@example.org";
    const account = { email, password: goodPassword, displayName: "Tellable" };
    await post("auth/register", account);
    await post("auth/register", account);
    await post("auth/login", { email, password: "wrong-password" });
    await post("auth/login", { email: "nobody@example.org", password: "wrong-password" });
    const signedIn = await post("auth/login", { email, password: goodPassword });
    const { id } = signedIn.body.user;
    await service.http.post("auth/logout", { token: signedIn.body.accessToken });
    const put = { token: boss.token, body: { role: "moderator" } };
    await service.http.put(`users/${id}/role`, put);
    await chained();
    const about = (await list(`&userId=${id}`)).map((entry) => entry.action);
    assert.deepEqual(about.toReversed(), [
      "user-registered",
      "registered-again",
      "sign-in-failed",
      "signed-in",
      "signed-out",
      "role-given",
    ]);
    const given = (await list("&action=role-given"))[0];
    assert.deepEqual(
      [given?.actorId, given?.subjectId, given?.details],
      [boss.id, id, { role: "moderator", previousRole: "storyteller" }],
    );
    assert.equal(
      (await list("&action=sign-in-failed")).some((entry) => entry.subjectId === null),
      true,
    );
    const { rows } = await sql(
      "select t::text as row from audit_log t union all select t::text from audit_pending t",
    );
    const all = rows
      .map((row) => row.row)
      .join("\n")
      .toLowerCase();
    for (const secret of ["tellable", "nobody@", "storyteller", Buffer.from("storyteller").toString("hex")])
      assert.equal(all.includes(secret), false, secret);
  });

  it("records changes of passwords, addresses, sessions and keys, and who made them", async () => {
    const ada = await person(service, "storyteller", "Ada", goodPassword);
    const newPassword = "seven herons on a wet pier";
    const link = async (email: string, subject: string) => tokenIn(await letterTo(service, email, subject));
    const { token } = ada;
    await service.http.delete("sessions", { token });
    await signIn(service, ada.id);
    await service.http.delete("sessions", { token });
    await service.http.put("users/me/password", {
      token,
      body: { currentPassword: goodPassword, newPassword },
    });
    const email = `${ada.id}@example.net`;
    await service.http.put("users/me/email", { token, body: { email, currentPassword: newPassword } });
    for (const [address, subject] of [
      [ada.email, "Do you want to change your address?"],
      [email, "Confirm your new address"],
    ] as const)
      await service.http.post("auth/email/confirm", { body: { token: await link(address, subject) } });
    await service.http.post("auth/password/forgot", { body: { email } });
    const reset = { token: await link(email, "Choose a new password"), newPassword: goodPassword };
    await service.http.post("auth/password/reset", { body: reset });
    service.clock.advance(10 * 60_000);
    const { token: fresh } = await signIn(service, boss.id);
    const rotated = await service.http.post("keys/rotate", { token: fresh });
    const [{ kid }] = rotated.body.items.filter((key: { state: string }) => key.state === "previous");
    await service.http.post(`keys/${kid}/revoke`, { token: (await signIn(service, boss.id)).token });
    await chained();
    boss = { ...boss, ...(await signIn(service, boss.id)) };
    const noted = (await list(`&userId=${ada.id}`)).map(({ action, actorId }) => [action, actorId]);
    assert.deepEqual(noted.toReversed(), [
      ["sessions-ended", ada.id],
      ["password-changed", ada.id],
      ["email-change-requested", ada.id],
      ["email-changed", null],
      ["password-reset", null],
    ]);
    const [revoked, rotation] = await list(`&userId=${boss.id}`);
    assert.deepEqual(
      [rotation?.action, revoked?.action, revoked?.details],
      ["keys-rotated", "key-revoked", { kid }],
    );
  });

  it("200 page by page, newest first; 401 without a token, 403 without audit.read", async () => {
    const first = await service.http.get("audit?limit=2", { token: boss.token });
    const next = await service.http.get(`audit?limit=2&cursor=${first.body.next}`, { token: boss.token });
    const positions = [...first.body.items, ...next.body.items].map((entry) => entry.position);
    assert.deepEqual(
      positions,
      positions.toSorted((a, b) => b - a),
    );
    assert.equal(new Set(positions).size, 4);
    assert.equal((await service.http.get("audit")).status, 401);
    const ada = await person(service);
    assert.equal((await service.http.get("audit", { token: ada.token })).status, 403);
  });

  it("gets an entry in the transaction of the change, or none", async () => {
    const app = appOf(service);
    const before = (await list("&action=keys-rotated")).length;
    await assert.rejects(
      transaction(app.db, async (tx) => {
        await audit(app, tx, { action: "keys-rotated", actorId: null });
        throw new Error("It did not happen.");
      }),
    );
    await chained();
    assert.equal((await list("&action=keys-rotated")).length, before);
  });

  it("chains the entries of many concurrent writers, each exactly once", async () => {
    const app = appOf(service);
    const many = 200;
    await Promise.all(
      Array.from({ length: many }, () =>
        transaction(app.db, (tx) =>
          audit(app, tx, { action: "consent-changed", actorId: boss.id, details: { to: "yes" } }),
        ),
      ),
    );
    await chained();
    const { rows } = await sql("select count(*) as n, max(position) as last from audit_log");
    const { rows: consents } = await sql(
      "select count(*) as n from audit_log where action = 'consent-changed'",
    );
    assert.equal(consents[0].n, many);
    assert.equal(rows[0].n, rows[0].last);
    assert.deepEqual((await verify()).faults, []);
  });

  it("refuses updates, deletes and truncation", async () => {
    for (const change of [
      "update audit_log set action = 'x' where position = 1",
      "delete from audit_log where position = 1",
      "truncate audit_log",
    ])
      await assert.rejects(sql(change), /only ever added to/);
  });
});

describe("verify", () => {
  // Without anchors: which rows are anchored depends on when the log was chained.
  const tampered = async (change: string, anchorFiles: string[] = []): Promise<string[]> => {
    await chained();
    const client = await appOf(service).db.pool.connect();
    try {
      await client.query("begin");
      await client.query("alter table audit_log disable trigger all");
      await client.query("create table kept as table audit_log");
      await client.query(change);
      await client.query("alter table audit_log enable trigger all");
      await client.query("commit");
      const { faults } = await verify(anchorFiles);
      return faults.map(({ position, what }) => `${position} ${what}`);
    } finally {
      await client.query(`begin; alter table audit_log disable trigger all; delete from audit_log;
        insert into audit_log table kept; drop table kept; alter table audit_log enable trigger all; commit`);
      client.release();
    }
  };
  before(async () => {
    await chained();
    // The service writes an anchor when it stops; it starts again on the same data.
    await service.stop({ keep: true });
    service = await startIdentity({ env: { AUDIT_ANCHORS: anchors }, data: service.data });
  });

  it("finds no fault in an untouched log, and an anchor to compare it with", async () => {
    const { faults, anchors: found, rows } = await verify([anchors]);
    assert.deepEqual(faults, []);
    assert.ok(found > 0 && rows > 200);
  });

  it("names a row that was changed, in each of its columns", async () => {
    for (const change of [
      "action = 'signed-out'",
      "actor_id = gen_random_uuid()",
      "subject_id = gen_random_uuid()",
      "time = time + interval '1 second'",
      "details = '\\x00'",
      "id = gen_random_uuid()",
    ])
      assert.deepEqual(await tampered(`update audit_log set ${change} where position = 7`), [
        "7 was changed, added or moved",
      ]);
    assert.deepEqual(await tampered("update audit_log set hash = '\\x00' where position = 7"), [
      "7 was changed, added or moved",
      "8 does not follow the row before it",
    ]);
  });

  it("names a missing row, and all of several missing rows", async () => {
    assert.deepEqual(await tampered("delete from audit_log where position in (3, 5, 6)"), [
      "3 is missing",
      "5 is missing",
      "6 is missing",
    ]);
  });

  it("names rows whose positions were swapped", async () => {
    const change = `update audit_log set position = -1 where position = 4;
      update audit_log set position = 4 where position = 5; update audit_log set position = 5 where position = -1`;
    const faults = await tampered(change);
    assert.ok(
      faults.includes("4 was changed, added or moved") && faults.includes("5 was changed, added or moved"),
    );
  });

  it("names the place where the end was cut off, which only an anchor shows", async () => {
    const faults = await tampered("delete from audit_log where position > 20", [anchors]);
    assert.match(faults[0] ?? "", /is missing: the end was cut off/);
    const bare = await verify([]);
    assert.deepEqual(bare.faults, []);
  });

  it("detects hashes made without MASTER_KEY, and anchors that are not ours", async () => {
    const faults = await tampered(
      "update audit_log set action = 'x', hash = sha256('guess') where position = 9",
    );
    assert.ok(faults.includes("9 was changed, added or moved"));
    const wrong = join(folder, "wrong.jsonl");
    await writeFile(wrong, `${JSON.stringify({ position: 2, hash: "AAAA", time: "then" })}\nnot json\n`);
    assert.deepEqual((await verify([wrong])).faults, [
      { position: 2, what: "is not what was anchored at then" },
    ]);
  });

  it("also reads anchors from the service's own log", async () => {
    const [line = ""] = (await readFile(anchors, "utf8")).split("\n");
    const log = join(folder, "service.log");
    await writeFile(
      log,
      `${JSON.stringify({ level: "info", auditAnchor: JSON.parse(line) })}\n{"level":"info"}\n`,
    );
    assert.equal((await verify([log])).anchors, 1);
  });
});
