import assert from "node:assert/strict";
import { Writable } from "node:stream";
import { describe, it } from "node:test";
import { pino } from "pino";
import { sweep } from "../src/use-cases/tend.ts";
import { owner, setUpApp } from "./doors.ts";
import { clientSecret } from "./issuer.ts";
import { startOauthWorld } from "./oauth-world.ts";
import { appOf, goodPassword } from "./people.ts";
import { wanderer } from "./wanderer.ts";

describe("the log and the database", () => {
  it("contain no code, ticket, secret or name of the sign-in methods unencrypted, at the most verbose level", async () => {
    let written = "";
    const stream = new Writable({
      write(chunk, _encoding, done) {
        written += chunk;
        done();
      },
    });
    const world = await startOauthWorld({ log: pino({ level: "trace" }, stream) });
    const { service } = world;
    const ada = await owner(service);
    const app = await setUpApp(service, ada);
    const { ticket } = (
      await service.http.post("auth/login", { body: { email: ada.email, password: goodPassword } })
    ).body;
    const finish = (body: object) => service.http.post("auth/login/second-factor", { body });
    const code = app.code();
    await finish({ ticket, code: "000000" });
    await finish({ ticket, code });
    await finish({ ticket, code });
    const login = "grace-the-secret-subject";
    const email = "grace.secret@example.org";
    world.acme.people[login] = { email, email_verified: true, name: "Grace" };
    const browser = wanderer();
    const said = await world.comeBack(browser, login);
    await world.trade(browser, said.code);
    await world.trade(browser, said.code);
    const away = await browser.go(`${world.api}/auth/oauth/acme`);
    const state = new URL(away.location ?? "").searchParams.get("state") ?? "";
    await browser.go(`${world.api}/auth/oauth/acme/callback?code=a-code-made-up-by-hand&state=${state}`);
    const cookies = [...(browser.cookies.get(new URL(world.api).host)?.values() ?? [])];
    const { pool } = appOf(service).db;
    const spent = async () => (await pool.query("select count(*) from spent_tickets")).rows[0].count;
    assert.ok((await spent()) >= 3);
    const tables = ["totp", "recovery_codes", "oauth_providers", "spent_tickets"];
    const kept = await Promise.all(tables.map((table) => pool.query(`select * from ${table}`)));
    const dump = JSON.stringify(kept.map(({ rows }) => rows)).toLowerCase();
    service.clock.advance(3_600_000);
    await sweep(appOf(service));
    assert.equal(await spent(), 0);
    await world.stop();

    assert.match(written, /sign-in at a provider failed/);
    const recovery = app.recoveryCodes[0] ?? "";
    const secrets = [app.secret, code, recovery, ticket, said.code ?? "", state, clientSecret, login, email];
    for (const secret of [...secrets, "a-code-made-up-by-hand", ...cookies]) {
      assert.ok(secret.length >= 6);
      assert.equal(written.includes(secret), false, `${secret} in the log`);
      const bytes = JSON.stringify([...Buffer.from(secret)]).slice(1, -1);
      assert.equal(
        dump.includes(secret.toLowerCase()) || dump.includes(bytes),
        false,
        `${secret} in a table`,
      );
    }
  });
});
