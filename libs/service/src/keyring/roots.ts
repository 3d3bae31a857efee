import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Db, Tx } from "../db/db.ts";
import { rootLabel } from "../keys/labels.ts";
import type { MasterKeys } from "../keys/master-keys.ts";
import { SECRET } from "../keys/secret.ts";
import { seedFrom } from "./seed.ts";

/**
 * How long a new root only opens, so that every replica knows it before one seals with it. Replicas look for it every
 * 10 s.
 */
const opensOnlySeconds = 300;

/** One of a service's root secrets. What `sealer` seals can be opened only with them. */
export interface Root {
  readonly version: number;
  readonly secret: Buffer;
  /** The id of the master key that it was made under; null: not known yet. */
  readonly madeUnder: string | null;
  /** Whether it may seal by now. */
  readonly seals: boolean;
  readonly rewrapped: boolean;
}

interface RootRow {
  version: number;
  wrapped: Buffer | null;
  wrapped_by: string | null;
  made_under: string | null;
  seals: boolean;
  rewrapped: boolean;
}

/**
 * Every root, newest first; none in a database that was never started.
 * @throws MasterKeyMissing
 */
export async function readRoots(db: Db, masterKeys: MasterKeys): Promise<Root[]> {
  const { rows } = await sql<RootRow>`
    select version, wrapped, wrapped_by, made_under, seals_from <= now() as seals,
           rewrapped_at is not null as rewrapped
      from root_keys order by version desc`.execute(db.read);
  return Promise.all(
    rows.map(async ({ version, wrapped, wrapped_by, made_under, ...state }) => ({
      ...state,
      version,
      madeUnder: made_under,
      secret: wrapped
        ? await masterKeys.unwrap({ bytes: wrapped, by: wrapped_by }, rootLabel(version))
        : (await seedFrom(db, masterKeys)).secret,
    })),
  );
}

/** Makes the first root, unless another replica has made it. */
export async function makeFirstRoot(db: Db, masterKeys: MasterKeys): Promise<void> {
  const { bytes, by } = await masterKeys.wrap(randomBytes(SECRET), rootLabel(1));
  await sql`insert into root_keys (version, wrapped, wrapped_by, made_under, rewrapped_at)
    values (1, ${bytes}, ${by}, ${by}, now()) on conflict do nothing`.execute(db.read);
}

/** Makes the first root under a master key. */
export async function makeNextRoot(tx: Tx, masterKeys: MasterKeys, orderedBy: string | null): Promise<void> {
  const { rows } = await sql<{ next: number }>`select max(version) + 1 as next from root_keys`.execute(tx);
  const next = rows[0]?.next ?? 1;
  const { bytes, by } = await masterKeys.wrap(randomBytes(SECRET), rootLabel(next));
  await sql`insert into root_keys (version, wrapped, wrapped_by, made_under, ordered_by, seals_from)
    values (${next}, ${bytes}, ${by}, ${by}, ${orderedBy}, now() + make_interval(secs => ${opensOnlySeconds}))
  `.execute(tx);
}
