import { type Db, type Tx, transaction } from "../db/db.ts";
import { MasterKeyBusy, type MasterKeys } from "../keys/master-keys.ts";
import { assertGiven, holdWrapped } from "./wrapped-by.ts";

const lockNotAvailable = "55P03";

/**
 * Uses the master keys that were read again. It waits for running writes, so that the count of what another key wraps
 * is complete. A key that was removed is dropped only when it wraps nothing.
 * @throws MasterKeyMissing, MasterKeyBusy
 */
export async function takeFresh(db: Db, masterKeys: MasterKeys): Promise<void> {
  const fresh = await masterKeys.read();
  await transaction(db, async (given) => {
    const tx = given as Tx;
    await holdWrapped(tx).catch((cause: Error & { code?: string }) => {
      throw cause.code === lockNotAvailable ? new MasterKeyBusy({ cause }) : cause;
    });
    await assertGiven(tx, fresh.ids, masterKeys.mend);
    fresh.take();
  });
}
