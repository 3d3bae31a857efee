import { type Answer, answer, type Tx } from "@storytelling/service";
import type { z } from "zod";
import type { App } from "../app.ts";
import { type Entry, type Factor, secondStepSeconds } from "../domain/second-factor.ts";
import type { Place } from "../domain/session.ts";
import type { Holder } from "../domain/user.ts";
import { signInEpoch } from "../store/half-sign-ins.ts";
import { listPasskeys } from "../store/passkeys.ts";
import { countRecoveryCodes } from "../store/recovery-codes.ts";
import type { Tables } from "../store/tables.ts";
import { findTotp } from "../store/totp.ts";
import { signIn } from "./sign-in.ts";

/** The purpose of the ticket between the two steps of a sign-in. */
export const SECOND_STEP = "second-step";

/**
 * Signs a user in after the first step, or asks for the second factor if one is set up. `holder` comes from
 * `lockHolder` in this transaction.
 */
export async function enter(
  app: App,
  tx: Tx<Tables>,
  holder: Holder,
  from: Place & { readonly address: string },
): Promise<Answer<z.infer<typeof Entry>>> {
  const userId = holder.user.id;
  const factors = await factorsOf(app, tx, userId);
  if (factors.length === 0) return signIn(app, tx, holder, from);
  const epoch = await signInEpoch(tx, userId);
  const ends = new Date(app.clock.now().getTime() + secondStepSeconds * 1000);
  const ticket = app.tickets.issue(SECOND_STEP, { userId, epoch }, ends);
  const status = "second-factor-required" as const;
  const headers = { "cache-control": "no-store" };
  return answer({ status, ticket, factors, expiresIn: secondStepSeconds }, headers);
}

/** The second factors that a user can choose from; none while no authenticator app is in use. */
async function factorsOf(app: App, tx: Tx<Tables>, userId: string): Promise<Factor[]> {
  const totp = await findTotp(tx, app.sealer, userId);
  if (!totp?.confirmedAt) return [];
  const factors: Factor[] = ["totp"];
  if ((await countRecoveryCodes(tx, userId)) > 0) factors.push("recovery-code");
  if ((await listPasskeys(tx, app, userId)).length > 0) factors.push("passkey");
  return factors;
}
