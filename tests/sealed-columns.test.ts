import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { userRegistered } from "@storytelling/events";
import { startTestService, type TestService } from "@storytelling/service/testing";
import { notes } from "../libs/service/test/notes/service.ts";
import { appCode, owner } from "../services/identity/test/doors.ts";
import { type Person, startIdentity } from "../services/identity/test/people.ts";
import { startWorld as startTelling, type World as Telling } from "../services/notification/test/world.ts";
import {
  type World as Billing,
  startWorld as startBilling,
} from "../services/subscription/test/billing-world.ts";

/** A sealed column, two rows that have a value in it, and a request that reads the first one. */
interface Row {
  readonly service: TestService;
  readonly key: string;
  readonly from: string;
  readonly to: string;
  read(): Promise<{ status: number }>;
}

describe("a sealed value that was moved to another row", () => {
  let identity: TestService;
  let framework: TestService;
  let billing: Billing;
  let telling: Telling;
  let people: [Person, Person];
  before(async () => {
    [identity, framework, billing, telling] = await Promise.all([
      startIdentity(),
      startTestService(notes),
      startBilling(),
      startTelling(),
    ]);
    people = [await owner(identity), await owner(identity)];
  });
  after(() => Promise.all([identity.stop(), framework.stop(), billing.stop(), telling.stop()]));

  // Add a line for each column that is sealed: how two rows get a value, and the route that reads one of them.
  const columns: Record<string, () => Promise<Row>> = {
    "users.email": async () => {
      const [one, other] = people;
      const read = () => identity.http.get("users/me", { token: one.token });
      return { service: identity, key: "id", from: other.id, to: one.id, read };
    },
    "totp.secret": async () => {
      const [one, other] = [await owner(identity), await owner(identity)];
      await identity.http.post("users/me/totp", { token: one.token });
      const { body } = await identity.http.post("users/me/totp", { token: other.token });
      const code = appCode(body.secret, identity.clock.now());
      const read = () => identity.http.post("users/me/totp/confirm", { token: one.token, body: { code } });
      return { service: identity, key: "user_id", from: other.id, to: one.id, read };
    },
    "idempotency_keys.answer": async () => {
      const { token } = await framework.actor(["notes.write", "notes.read"]);
      const write = (key: string, text: string) =>
        framework.http.post("notes", { token, headers: { "idempotency-key": key }, body: { text } });
      const [one, other] = [randomUUID(), randomUUID()];
      await write(one, "one");
      await write(other, "other");
      return { service: framework, key: "key", from: other, to: one, read: () => write(one, "one") };
    },
    "billing_accounts.card_label": async () => {
      const [one, other] = [await billing.payerWith("card_ok"), await billing.payerWith("card_ok")];
      const read = () => one.get("card");
      return { service: billing.service, key: "user_id", from: other.id, to: one.id, read };
    },
    "in_app.sealed": async () => {
      const { service, http } = telling;
      const { id, token } = await service.actor([]);
      for (const userId of [id, id])
        await service.deliver(userRegistered(userId, { userId, displayName: "Ada", role: "storyteller" }));
      await telling.settled();
      const [one, other] = await telling.query("select id from in_app where person_id = $1", [id]);
      const read = () => http.get("notifications", { token });
      return { service, key: "id", from: String(other?.id), to: String(one?.id), read };
    },
    "push_subscriptions.sealed": async () => {
      const { service, http } = telling;
      const { token } = await service.actor([]);
      const subscribe = async (): Promise<string> => {
        const endpoint = `https://fcm.googleapis.com/fcm/send/${randomUUID()}`;
        const keys = { p256dh: "B".repeat(87), auth: "A".repeat(22) };
        return (await http.post("push/subscriptions", { token, body: { endpoint, keys } })).body.id;
      };
      const [one, other] = [await subscribe(), await subscribe()];
      const read = () => http.get("push/subscriptions", { token });
      return { service, key: "id", from: other, to: one, read };
    },
  };

  for (const [name, rows] of Object.entries(columns)) {
    const [table, column] = name.split(".");
    it(`is refused: ${name}`, async () => {
      const { service, key, from, to, read } = await rows();
      const { rowCount } = await service.running.context.db.pool.query(
        `update ${table} set ${column} = (select ${column} from ${table} where ${key} = $1) where ${key} = $2`,
        [from, to],
      );
      assert.equal(rowCount, 1);
      assert.equal((await read()).status, 500);
    });
  }
});
