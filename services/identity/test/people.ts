import { randomUUID } from "node:crypto";
import { transaction } from "@storytelling/service";
import { startTestService, type TestOptions, type TestService } from "@storytelling/service/testing";
import type { App } from "../src/app.ts";
import { identity } from "../src/service.ts";
import { openSession } from "../src/store/sessions.ts";
import { insertUser, lockHolder } from "../src/store/users.ts";

/** Somebody with an account who is signed in. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly token: string;
  readonly refreshToken: string;
}

export const goodPassword = "nine otters in a rowing boat";

export const startIdentity = (options: TestOptions = {}): Promise<TestService> =>
  startTestService(identity, options);

export const appOf = (service: TestService): App => service.running.context as App;

/** Opens an account past the route and its limit, and signs in. */
export async function person(
  service: TestService,
  role = "storyteller",
  displayName = "Ada",
): Promise<Person> {
  const app = appOf(service);
  const id = app.ids.next();
  const email = `${randomUUID()}@example.org`;
  const user = { id, email, displayName, role, roleChangedAt: null, createdAt: app.clock.now() };
  await transaction(app.db, (tx) => insertUser(tx, app.sealer, { user, passwordHash: "none", events: [] }));
  return { id, email, displayName, ...(await signIn(service, id)) };
}

/** Tokens of a new session, as signing in would give them. */
export function signIn(service: TestService, id: string): Promise<{ token: string; refreshToken: string }> {
  const app = appOf(service);
  return transaction(app.db, async (tx) => {
    const holder = await lockHolder(tx, app.sealer, id);
    if (!holder) throw new Error("No such person.");
    const sessionId = app.ids.next();
    const refreshToken = await openSession(tx, { id: sessionId, userId: id }, app.clock.now());
    return { token: await app.tokens.sign(holder, sessionId, app.clock.now()), refreshToken };
  });
}
