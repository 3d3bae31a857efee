import { type Db, type Tx, transaction } from "./db.ts";

/**
 * Runs `step` repeatedly, each time in a separate transaction, until it returns 0. `step` locks some rows that are
 * still to be changed with `for update`, so that two processes wait for each other, and returns their number.
 */
export async function inBatches<Tables>(
  db: Db<Tables>,
  step: (tx: Tx<Tables>) => Promise<number>,
): Promise<number> {
  for (let total = 0; ; ) {
    const done = await transaction(db, step);
    if (done === 0) return total;
    total += done;
  }
}
