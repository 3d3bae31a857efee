import type { Tx } from "./db.ts";

/** One use of an invitation is free again, since somebody who accepted by it has left. */
export const freeUse = (tx: Tx, id: string): Promise<unknown> =>
  tx
    .updateTable("invitations")
    .set((row) => ({ uses: row("uses", "-", 1) }))
    .where("id", "=", id)
    .where("uses", ">", 0)
    .execute();
