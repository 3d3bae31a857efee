import type { Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import { stepOf } from "../clients/totp.ts";
import { useRecoveryCode } from "../store/recovery-codes.ts";
import type { Tables } from "../store/tables.ts";
import { findTotp, useStep } from "../store/totp.ts";
import { tellOfDoor } from "./tell-of-door.ts";

/** A code of an authenticator app, or a recovery code. */
export interface Codes {
  readonly code?: string | undefined;
  readonly recoveryCode?: string | undefined;
}

/** Uses up a code of somebody; false when it is wrong or was used. Whoever's recovery code it was is told. */
export async function useCode(
  app: App,
  tx: Tx<Tables>,
  user: { id: string; email: string },
  { code, recoveryCode }: Codes,
): Promise<boolean> {
  const now = app.clock.now();
  const totp = await findTotp(tx, app.sealer, user.id);
  if (!totp?.confirmedAt) return false;
  if (code !== undefined) {
    const step = stepOf(totp.secret, code, now);
    return step !== null && (await useStep(tx, user.id, step));
  }
  if (recoveryCode === undefined) return false;
  if (!(await useRecoveryCode(tx, app.sealer, { userId: user.id, code: recoveryCode }, now))) return false;
  await tellOfDoor(app, tx, user, "recovery-code-used");
  return true;
}
