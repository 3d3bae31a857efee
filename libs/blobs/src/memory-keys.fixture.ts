import { createHash } from "node:crypto";
import type { KeyStore } from "./store.ts";

/** Keys for tests, in memory. They are the same in each process, until destroyed. */
export function memoryKeys(): KeyStore {
  const keys = new Map<string, Buffer>();
  return {
    get: async (owner) => keys.get(owner) ?? null,
    async create(owner) {
      const key = createHash("sha256").update(owner).digest();
      keys.set(owner, key);
      return key;
    },
    destroy: async (owner) => void keys.delete(owner),
  };
}
