import { transaction } from "@storytelling/service";
import type { z } from "zod";
import type { App } from "../app.ts";
import { Challenge, challengeSeconds, passkeyInvalid } from "../domain/passkey.ts";
import { spend } from "../store/spent-tickets.ts";

type Challenged = z.infer<typeof Challenge>;
const cookie = "passkey-challenge";

/** The headers that store a sealed challenge in the browser's cookie. */
export function leaveChallenge(app: App, challenge: Challenged): Record<string, string> {
  const ends = new Date(app.clock.now().getTime() + challengeSeconds * 1000);
  const sealed = app.tickets.issue(cookie, challenge, ends);
  return { "cache-control": "no-store", "set-cookie": app.cookies.set(cookie, sealed, challengeSeconds) };
}

/**
 * The challenge that this browser was given for this use. It cannot be used again, even if the response is wrong.
 * @throws Refusal `passkey-invalid`
 */
export async function takeChallenge(
  app: App,
  call: { header(name: string): string | null },
  asked: { use: Challenged["use"]; userId: string | null },
): Promise<string> {
  const sealed = app.cookies.read(call.header("cookie"), cookie);
  const ticket = sealed ? app.tickets.open(cookie, Challenge, sealed, app.clock.now()) : null;
  if (!ticket || ticket.data.use !== asked.use || ticket.data.userId !== asked.userId) throw passkeyInvalid();
  if (!(await transaction(app.db, (tx) => spend(tx, ticket)))) throw passkeyInvalid();
  return ticket.data.challenge;
}

/** The header that removes the challenge from the browser. */
export const challengeTaken = (app: App): string => app.cookies.clear(cookie);
