export const rows = 1;

interface Tx {
  selectFrom(table: string): { selectAll(): unknown };
}

/** Where SQL belongs: no rule says anything of it. */
export const allStories = (tx: Tx) => tx.selectFrom("stories").selectAll();
