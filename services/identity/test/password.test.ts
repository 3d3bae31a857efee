import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { transaction } from "@storytelling/service";
import { type TestService, until } from "@storytelling/service/testing";
import { savePassword } from "../src/store/credentials.ts";
import { lockUser } from "../src/store/users.ts";
import {
  appOf,
  goodPassword,
  lettersTo,
  letterTo,
  type Person,
  person,
  signIn,
  startIdentity,
  tokenIn,
} from "./people.ts";

const better = "seven herons on a wet pier";
const minute = 60_000;
let service: TestService;
let ada: Person;
// Each request comes from its own IP address: the limits by address have separate tests.
let asked = 0;
const elsewhere = () => ({ "x-forwarded-for": `198.51.100.${asked++ % 250}` });
const logIn = (password: string, email = ada.email) =>
  service.http.post("auth/login", { body: { email, password }, headers: elsewhere() });
const status = async (token: string) => (await service.http.get("users/me", { token })).status;

before(async () => {
  service = await startIdentity({ trustedProxies: 1 });
});
beforeEach(async () => {
  ada = await person(service, "storyteller", "Ada", goodPassword);
});
after(() => service.stop());

describe("PUT /users/me/password", () => {
  const change = (currentPassword: unknown, newPassword: unknown, token = ada.token) =>
    service.http.put("users/me/password", { token, body: { currentPassword, newPassword } });

  it("204: the new password is valid, other sessions end, this one continues, and a letter reports it", async () => {
    const phone = await signIn(service, ada.id);
    assert.equal((await change(goodPassword, better)).status, 204);
    assert.deepEqual([(await logIn(goodPassword)).status, (await logIn(better)).status], [401, 200]);
    assert.deepEqual([await status(phone.token), await status(ada.token)], [401, 200]);
    await letterTo(service, ada.email, "Your password was changed");
  });

  it("422 for a wrong current password, and a common, short or guessable new one; 401 without a token", async () => {
    const wrong = await change("not mine", better);
    assert.deepEqual([wrong.status, wrong.body.code], [422, "password-wrong"]);
    for (const [bad, code] of [
      ["7 chars", "password-length"],
      ["PassWord123", "password-common"],
      [`x${ada.email.split("@")[0]}x`, "password-holds-email"],
    ]) {
      const { body } = await change(goodPassword, bad);
      assert.deepEqual([body.code, body.faults[0].field], [code, "body.newPassword"]);
    }
    assert.equal((await change(goodPassword, 7)).status, 422);
    assert.equal((await service.http.put("users/me/password", { body: {} })).status, 401);
    assert.equal((await logIn(goodPassword)).status, 200);
  });

  it("429 for guesses with a stolen token", async () => {
    let last = await change("guess", better);
    for (let i = 0; i < 10; i++) last = await change(`guess ${i}`, better);
    assert.deepEqual([last.status, last.body.code], [429, "too-many-tries"]);
    assert.equal((await change(goodPassword, better)).status, 429);
  });

  it("refuses a sign-in with the old password that was in progress", async () => {
    const app = appOf(service);
    const [changing, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const changed = transaction(app.db, async (tx) => {
      await lockUser(tx, app, ada.id);
      await savePassword(tx, { id: ada.id, passwordHash: "another" }, app.clock.now());
      changing.resolve();
      await commit.promise;
    });
    await changing.promise;
    const late = logIn(goodPassword);
    const waits =
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await until(async () => (await app.db.pool.query(waits)).rowCount);
    commit.resolve();
    await changed;
    assert.equal((await late).status, 401);
  });
});

describe("POST /auth/password/forgot and /auth/password/reset", () => {
  const forgot = (email: string) =>
    service.http.post("auth/password/forgot", { body: { email }, headers: elsewhere() });
  const reset = (token: string, newPassword: unknown = better) =>
    service.http.post("auth/password/reset", { body: { token, newPassword }, headers: elsewhere() });
  const linkFor = async (email: string) => {
    const before = (await lettersTo(service, email)).length;
    assert.equal((await forgot(email)).status, 202);
    const [letter] = await until(async () => {
      const letters = await lettersTo(service, email);
      return letters.length > before && letters;
    });
    assert.ok(letter);
    return tokenIn(letter);
  };
  const invalid = async (token: string) => {
    const { status: got, body } = await reset(token);
    assert.deepEqual([got, body.code], [422, "link-invalid"]);
  };
  it("a link by letter changes the password once, ends every session, and sends a letter", async () => {
    const token = await linkFor(ada.email);
    assert.equal((await reset(token)).status, 204);
    assert.deepEqual([(await logIn(goodPassword)).status, (await logIn(better)).status], [401, 200]);
    assert.equal(await status(ada.token), 401);
    await letterTo(service, ada.email, "Your password was changed");
    await invalid(token);
    const { body } = await logIn(better);
    assert.equal(body.user.emailVerified, true, "the user who opened the letter owns the mailbox");
  });

  it("the same 202 for an address without an account, which gets no letter", async () => {
    const [known, unknown] = [await forgot(ada.email), await forgot("nobody@example.org")];
    assert.deepEqual([known.status, unknown.status], [202, 202]);
    assert.deepEqual(unknown.body, known.body);
    await letterTo(service, ada.email, "Choose a new password");
    assert.deepEqual(await lettersTo(service, "nobody@example.org"), []);
  });

  it("422 after 30 minutes, for an earlier link, and for an invalid link", async () => {
    const [first, second] = [await linkFor(ada.email), await linkFor(ada.email)];
    await invalid(first);
    await invalid("");
    await invalid("A".repeat(43));
    service.clock.advance(31 * minute);
    await invalid(second);
    assert.equal((await logIn(goodPassword)).status, 200);
  });

  it("422 for a bad password, and the link stays valid", async () => {
    const token = await linkFor(ada.email);
    assert.equal((await reset(token, "PassWord123")).body.code, "password-common");
    assert.equal((await reset(token)).status, 204);
  });

  it("of two requests with one link at the same time, one counts", async () => {
    const token = await linkFor(ada.email);
    const answers = await Promise.all([reset(token, better), reset(token, `${better}, drying`)]);
    assert.deepEqual(answers.map((one) => one.status).sort(), [204, 422]);
  });

  it("the link of another kind of letter is refused", async () => {
    await service.http.post("auth/email/resend", { body: { email: ada.email } });
    await invalid(tokenIn(await letterTo(service, ada.email, "Confirm your address")));
  });

  it("sends at most five unrequested letters an hour to one address, and still answers 202", async () => {
    const handled = async () => {
      const text = await appOf(service).metrics.getSingleMetricAsString("letters_total");
      const counts = [...text.matchAll(/kind="reset-password".*\} (\d+)/g)].map(([, count]) => Number(count));
      return counts.reduce((sum, count) => sum + count, 0);
    };
    const before = await handled();
    for (let i = 0; i < 7; i++) assert.equal((await forgot(ada.email)).status, 202);
    await until(async () => (await handled()) - before === 7);
    assert.ok((await lettersTo(service, ada.email)).length <= 5);
  });

  it("the link is only in the letter: not in the queue, the outbox or the database", async () => {
    const token = await linkFor(ada.email);
    const { rows } = await appOf(service).db.pool.query(
      `select (select jsonb_agg(j) from pgboss.job j)::text || (select coalesce(jsonb_agg(o), '[]') from outbox o)::text
           || (select jsonb_agg(l) from mail_links l)::text as everything`,
    );
    const everything = String(rows[0].everything);
    assert.match(everything, /reset-password/);
    for (const secret of [token, Buffer.from(token, "base64url").toString("hex"), ada.email])
      assert.equal(everything.includes(secret), false);
  });
});
