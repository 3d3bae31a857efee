import { type Answer, answer, type Tx } from "@storytelling/service";
import type { z } from "zod";
import type { App } from "../app.ts";
import type { Grant, Place } from "../domain/session.ts";
import type { Holder } from "../domain/user.ts";
import { audit } from "../store/audit-log.ts";
import { openSession } from "../store/sessions.ts";
import type { Tables } from "../store/tables.ts";
import { makeGrant } from "./make-grant.ts";

/**
 * Opens a session for a user who has signed in, and marks their device as known. `holder` comes from `lockHolder` in
 * this transaction.
 */
export async function signIn(
  app: App,
  tx: Tx<Tables>,
  holder: Holder,
  from: Place & { readonly address: string },
): Promise<Answer<z.infer<typeof Grant>>> {
  const now = app.clock.now();
  const { address, ...place } = from;
  const sessionId = app.ids.next();
  const details = { address, device: place.device };
  const [refreshToken] = await Promise.all([
    openSession(tx, app, { id: sessionId, userId: holder.user.id, place }, now),
    audit(app, tx, { action: "signed-in", actorId: holder.user.id, details }),
  ]);
  const grant = await makeGrant(app, tx, { holder, sessionId, refreshToken });
  const device = app.devices.mark(holder.user.email, now);
  return answer(grant, { "cache-control": "no-store", "set-cookie": device });
}
