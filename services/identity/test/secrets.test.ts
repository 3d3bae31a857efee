import assert from "node:assert/strict";
import { Writable } from "node:stream";
import { describe, it } from "node:test";
import { pino } from "pino";
import { goodPassword, letterTo, startIdentity, tokenIn } from "./people.ts";
import { browserOf } from "./shown-page.ts";

describe("the log", () => {
  it("contains no password, address or token, at the most verbose level", async () => {
    let written = "";
    const stream = new Writable({
      write(chunk, _encoding, done) {
        written += chunk;
        done();
      },
    });
    const service = await startIdentity({ log: pino({ level: "trace" }, stream) });
    const post = (path: string, body: object, token = "") => service.http.post(path, { body, token });
    const email = "ada.secret@example.org";
    const account = { email, password: goodPassword, displayName: "Ada" };
    await post("auth/register", account);
    await post("auth/register", account);
    await post("auth/register", { ...account, displayName: 7 });
    await post("auth/login", { email, password: "wrong-and-secret" });
    const { body } = await post("auth/login", { email, password: goodPassword });
    const { body: next } = await post("auth/refresh", { refreshToken: body.refreshToken });
    service.clock.advance(11_000);
    await post("auth/refresh", { refreshToken: body.refreshToken });
    await service.http.get("users/me", { token: `${body.accessToken}x` });
    await service.http.get("users/me", { token: body.accessToken });
    await post("auth/password/forgot", { email });
    const link = tokenIn(await letterTo(service, email, "Choose a new password"));
    const newPassword = "seven herons on a wet pier";
    await post("auth/password/reset", { token: `${link}x`, newPassword });
    const browser = browserOf(service);
    await browser.look(`reset-password?token=${link}`);
    await browser.send("reset-password", { token: link, newPassword: "PassWord123" });
    await browser.send("forgot-password", { email: `${email}@` });
    await post("auth/password/reset", { token: link, newPassword });
    const { body: again, headers } = await post("auth/login", { email, password: newPassword });
    const device = (headers.get("set-cookie") ?? "").split(/[=;]/)[1] ?? "";
    await service.http.post("auth/logout", { token: again.accessToken });
    // An internal failure, whose complete error is logged.
    await service.running.context.db.pool.query("alter table sessions rename to gone");
    const failed = await post("auth/login", { email, password: newPassword });
    assert.equal(failed.status, 500);
    await service.stop();

    assert.match(written, /"status":202/);
    assert.match(written, /used twice/);
    assert.match(written, /a request failed/);
    const secrets = [goodPassword, newPassword, "wrong-and-secret", "PassWord123", email, "ada.secret"];
    for (const token of [
      body.refreshToken,
      next.refreshToken,
      body.accessToken,
      next.accessToken,
      link,
      device,
    ]) {
      assert.ok(token.length > 40);
      secrets.push(token, token.split(".").at(-1));
    }
    for (const secret of secrets) assert.equal(written.includes(secret), false, secret);
  });
});
