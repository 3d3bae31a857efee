import { randomBytes } from "node:crypto";
import type { Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import { recoveryCodeCount, recoveryCodeOf, shownCode } from "../domain/second-factor.ts";
import { replaceRecoveryCodes } from "../store/recovery-codes.ts";
import type { Tables } from "../store/tables.ts";

/** Makes ten recovery codes, which replace the old ones. They can be read only now. */
export async function newRecoveryCodes(app: App, tx: Tx<Tables>, userId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, () => recoveryCodeOf(randomBytes(10)));
  await replaceRecoveryCodes(tx, app.sealer, userId, codes);
  return codes.map(shownCode);
}
