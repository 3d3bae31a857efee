import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { type Letter, readMailbox } from "@storytelling/mail";
import { transaction } from "@storytelling/service";
import { startTestService, type TestOptions, type TestService, until } from "@storytelling/service/testing";
import type { App } from "../src/app.ts";
import { identity } from "../src/service.ts";
import { makeGrant } from "../src/steps/make-grant.ts";
import { openSession } from "../src/store/sessions.ts";
import { insertUser, lockHolder } from "../src/store/users.ts";

/** A user with an account who is signed in. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly token: string;
  readonly refreshToken: string;
}

export const goodPassword = "nine otters in a rowing boat";

/** Letters without delay, and hashes as cheap as Argon2 allows. `register-user.test.ts` asserts their real cost. */
const cheap = { PASSWORD_MEMORY_KIB: "64", PASSWORD_PASSES: "1", LETTER_DELAY_SECONDS: "0" };

export const startIdentity = (options: TestOptions = {}): Promise<TestService> =>
  startTestService(identity, { ...options, env: { ...cheap, ...options.env } });

export const appOf = (service: TestService): App => service.running.context as App;

/** Opens an account without the route and its limit, and signs in. */
export async function person(
  service: TestService,
  role = "storyteller",
  displayName = "Ada",
  password: string | null = null,
): Promise<Person> {
  const app = appOf(service);
  const id = app.ids.next();
  const email = `${randomUUID()}@example.org`;
  const never = { emailVerifiedAt: null, roleChangedAt: null };
  const user = { id, email, displayName, role, createdAt: app.clock.now(), ...never };
  const passwordHash = password === null ? "none" : await app.passwords.hash(password);
  await transaction(app.db, (tx) => insertUser(tx, app, { user, passwordHash, events: [] }));
  return { id, email, displayName, ...(await signIn(service, id)) };
}

/** Tokens of a new session, as a sign-in would return them. */
export function signIn(service: TestService, id: string): Promise<{ token: string; refreshToken: string }> {
  const app = appOf(service);
  return transaction(app.db, async (tx) => {
    const holder = await lockHolder(tx, app, id);
    if (!holder) throw new Error("No such person.");
    const sessionId = app.ids.next();
    const place = { device: "Firefox on Linux", network: "192.0.2.0/24" };
    const session = { id: sessionId, userId: id, place };
    const refreshToken = await openSession(tx, app, session, app.clock.now());
    const { accessToken: token } = await makeGrant(app, tx, { holder, sessionId, refreshToken });
    return { token, refreshToken };
  });
}

/** The letters to an address, newest first. */
export async function lettersTo(service: TestService, email: string): Promise<Letter[]> {
  const all = await readMailbox(join(service.data.blobDir, "mailbox"), appOf(service).sealer, 1000);
  return all.filter((letter) => letter.to === email);
}

/** Waits for a letter by its subject. */
export const letterTo = (service: TestService, email: string, subject: string): Promise<Letter> =>
  until(async () => (await lettersTo(service, email)).find((letter) => letter.subject === subject));

/** The token in a letter's link. */
export function tokenIn(letter: Letter): string {
  const token = /[?]token=([\w-]+)/.exec(letter.text)?.[1];
  if (!token) throw new Error(`There is no link in "${letter.subject}".`);
  return token;
}
