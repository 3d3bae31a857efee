import { type Db, type Tx, transaction } from "./db.ts";

/**
 * Runs `step` again and again, each time in a transaction of its own, until it finds nothing left to do. It gives how many
 * rows it has seen to: it takes some that are not yet as they should be, `for update`, so that two at once wait.
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
