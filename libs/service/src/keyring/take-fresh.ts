import { type Db, type Tx, transaction } from "../db/db.ts";
import { MasterKeyBusy, type MasterKeys } from "../keys/master-keys.ts";
import { assertGiven, holdWrapped } from "./wrapped-by.ts";

const lockNotAvailable = "55P03";

/**
 * Uses the master keys as they are given now. What is being written at the moment is waited for, so that what is counted
 * from here on is all that another key wraps; and a key that is gone is given up only when it wraps nothing.
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
