import { createHmac } from "node:crypto";
import { transaction } from "@storytelling/service";
import type { TestAnswer, TestService } from "@storytelling/service/testing";
import { saveVerified } from "../src/store/credentials.ts";
import { appOf, goodPassword, type Person, person } from "./people.ts";

/** A user with a password and a confirmed address, who has just signed in. */
export async function owner(service: TestService, password: string | null = goodPassword): Promise<Person> {
  const one = await person(service, "storyteller", "Ada", password);
  const app = appOf(service);
  await transaction(app.db, async (tx) => {
    await saveVerified(tx, one.id, app.clock.now());
    if (password === null)
      await tx.updateTable("users").set({ password_hash: null }).where("id", "=", one.id).execute();
  });
  return one;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/**
 * The code of an authenticator app: RFC 6238 with SHA-1, 30 s and six digits, implemented a second time for the tests.
 */
export function appCode(secret: string, at: Date): string {
  const bits = [...secret].map((one) => alphabet.indexOf(one).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 30_000)));
  const mac = createHmac("sha1", key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Sets up an authenticator app. `code` first moves to the next time step, since each code is valid once. */
export async function setUpApp(service: TestService, who: Person) {
  const { token } = who;
  const { body } = await service.http.post("users/me/totp", { token });
  const code = () => {
    service.clock.advance(30_000);
    return appCode(body.secret, service.clock.now());
  };
  const first = appCode(body.secret, service.clock.now());
  const confirmed = await service.http.post("users/me/totp/confirm", { token, body: { code: first } });
  return { secret: body.secret as string, code, recoveryCodes: confirmed.body.recoveryCodes as string[] };
}

/** The cookies that an answer sets, as a browser sends them back; those that it clears are left out. */
export function cookiesOf({ headers }: Pick<TestAnswer, "headers">): string {
  return headers
    .getSetCookie()
    .filter((one) => !/Max-Age=0/.test(one))
    .map((one) => one.split(";")[0])
    .join("; ");
}
