import type { Db } from "../db/db.ts";
import type { MasterKeys } from "../keys/master-keys.ts";
import { type Sealer, type Secrets, sealerOf } from "../keys/seal.ts";
import { type Root, readRoots } from "./roots.ts";

/** Opens a service's sealer from its database, without starting the service. */
export async function rootSealer(db: Db, masterKeys: MasterKeys): Promise<Sealer> {
  const secrets = secretsOf(await readRoots(db, masterKeys));
  return sealerOf(() => secrets);
}

/** @param roots newest first */
export function secretsOf(roots: readonly Root[]): Secrets {
  const first = roots.at(-1);
  if (!first) throw new Error("There is no root key: the service was never started on this database.");
  const sealing = roots.find(({ seals }) => seals) ?? first;
  return { seals: sealing.secret, opens: roots.map(({ secret }) => secret), first: first.secret };
}
