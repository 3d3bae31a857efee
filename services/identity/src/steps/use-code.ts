import type { Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import { stepOf } from "../security/totp.ts";
import { voidLinks } from "../store/mail-links.ts";
import { useRecoveryCode } from "../store/recovery-codes.ts";
import type { Tables } from "../store/tables.ts";
import { findTotp, useStep } from "../store/totp.ts";
import { tellOfDoor } from "./tell-of-door.ts";

/** A code of an authenticator app, or a recovery code. */
export interface Codes {
  readonly code?: string | undefined;
  readonly recoveryCode?: string | undefined;
}

/**
 * Uses up a user's code; false when it is wrong or was used. The use of a recovery code is reported to its owner by
 * letter. A user with a code has not lost the second factor, so a pending request to lift it is voided.
 */
export async function useCode(
  app: App,
  tx: Tx<Tables>,
  user: { id: string; email: string },
  { code, recoveryCode }: Codes,
): Promise<boolean> {
  const now = app.clock.now();
  const totp = await findTotp(tx, app.sealer, user.id);
  if (!totp?.confirmedAt) return false;
  const right =
    code === undefined
      ? recoveryCode !== undefined &&
        (await useRecoveryCode(tx, app.sealer, { userId: user.id, code: recoveryCode }, now))
      : await useTotp(tx, user.id, { secret: totp.secret, code, now });
  if (!right) return false;
  if (code === undefined) await tellOfDoor(app, tx, user, "recovery-code-used");
  await voidLinks(tx, user.id, ["lift-second-factors"]);
  return true;
}

async function useTotp(
  tx: Tx<Tables>,
  userId: string,
  given: { secret: string; code: string; now: Date },
): Promise<boolean> {
  const step = stepOf(given.secret, given.code, given.now);
  return step !== null && (await useStep(tx, userId, step));
}
