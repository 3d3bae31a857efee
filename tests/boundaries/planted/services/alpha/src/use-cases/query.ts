interface Tx {
  selectFrom(table: string): { selectAll(): unknown };
}

/** SQL without an import: biome finds it, not the boundary check. */
export const listStories = (tx: Tx) => tx.selectFrom("stories").selectAll();
