import { alarm } from "@storytelling/bus";
import { limiter } from "@storytelling/values";
import type { Logger } from "pino";
import type { Db } from "../db/db.ts";
import { MasterKeyFault, type MasterKeys } from "../keys/master-keys.ts";
import { type Sealer, sealerOf } from "../keys/seal.ts";
import { ConfigError } from "../settings/config-error.ts";
import { rewrap } from "./rewrap.ts";
import { secretsOf } from "./root-sealer.ts";
import { makeFirstRoot, type Root, readRoots } from "./roots.ts";
import { beginRotation, endRotation, type Standing, standingOf } from "./rotation.ts";
import { settleSeed } from "./seed.ts";
import { takeFresh } from "./take-fresh.ts";
import { assertGiven, countByKey, countOthers } from "./wrapped-by.ts";

const restMs = 10_000;
const busyRestMs = 1000;

/** How a service's keys stand. */
export interface KeyStatus {
  /** The id of the master key that wraps here. */
  readonly current: string;
  /** The ids of all that are given, the current one first. */
  readonly given: readonly string[];
  readonly changeable: boolean;
  /** What each master key wraps; a null id: from before ids were kept. */
  readonly wraps: readonly { readonly id: string | null; readonly secrets: number }[];
  readonly standing: Standing;
  /** Secrets that another master key wraps. */
  readonly toRewrap: number;
}

/** What a service seals with, and the keys behind it. */
export interface Keyring {
  readonly sealer: Sealer;
  /** Begins to look after the keys, when the service has started and so found them to be the right ones. */
  tend(): Promise<void>;
  status(): Promise<KeyStatus>;
  /** Reads the master keys again; a new one is used from then on, and what others wrap is wrapped anew. @throws MasterKeyMissing when one is gone that is needed, MasterKeyBusy */
  reload(orderedBy: string): Promise<void>;
  toRewrap(): Promise<number>;
  stop(): Promise<void>;
}

/** Reads what the service sealed with, and makes it at the first start. @throws ConfigError when a master key is missing or wrong */
export async function openKeyring(tools: {
  service: string;
  db: Db;
  masterKeys: MasterKeys;
  log: Logger;
}): Promise<Keyring> {
  const { db, masterKeys, log } = tools;
  let roots = await openRoots(tools);
  const stopping = new AbortController();
  const rest = alarm();
  let tending: Promise<void> | undefined;

  /** One after the other, so that who has ordered a rotation is known before anybody else begins it. */
  const inTurn = limiter({ atOnce: 1 });
  const standing = () =>
    standingOf(
      masterKeys.current,
      roots.map(({ madeUnder }) => madeUnder),
    );

  async function begin(orderedBy: string | null): Promise<void> {
    roots = await readRoots(db, masterKeys);
    if (standing() !== "new" || !(await beginRotation(tools, orderedBy))) return;
    roots = await readRoots(db, masterKeys);
    log.info({ masterKey: masterKeys.current, by: orderedBy }, "a new master key wraps from here on");
  }

  async function round(): Promise<number> {
    await inTurn(() => begin(null));
    const { current } = masterKeys;
    if (standing() === "superseded") {
      log.warn(
        { masterKey: current, newer: roots[0]?.madeUnder },
        "a newer master key is in use: put it first",
      );
      return restMs;
    }
    if ((await countOthers(db, current)) === 0 && roots[0]?.rewrapped) return restMs;
    const done = await rewrap(tools, stopping.signal);
    const left = await countOthers(db, current);
    log.info({ masterKey: current, done, left }, "keys were wrapped by the current master key");
    if (left > 0) return done > 0 ? busyRestMs : restMs;
    if (await endRotation(tools))
      log.info({ masterKey: current }, "nothing is wrapped by another master key");
    return restMs;
  }

  async function keepTending(): Promise<void> {
    while (!stopping.signal.aborted) {
      const ms = await round().catch((error) => {
        log.warn({ err: error }, "the keys could not be seen to; it is tried again");
        return restMs;
      });
      await rest.wait(ms);
    }
  }

  return {
    sealer: sealerOf(() => secretsOf(roots)),
    async tend() {
      await settleSeed(db, masterKeys);
      await inTurn(() => begin(null));
      tending = keepTending();
    },
    async status() {
      const [wraps, toRewrap] = await Promise.all([countByKey(db), countOthers(db, masterKeys.current)]);
      const { current, ids, changeable } = masterKeys;
      return { current, given: ids, changeable, wraps, toRewrap, standing: standing() };
    },
    async reload(orderedBy) {
      await inTurn(async () => {
        await takeFresh(db, masterKeys);
        await begin(orderedBy);
      }).finally(() => rest.wake());
    },
    toRewrap: () => countOthers(db, masterKeys.current),
    async stop() {
      stopping.abort();
      rest.wake();
      await tending;
    },
  };
}

async function openRoots(tools: { service: string; db: Db; masterKeys: MasterKeys }): Promise<Root[]> {
  const { service, db, masterKeys } = tools;
  try {
    await assertGiven(db.read, masterKeys.ids, masterKeys.mend);
    const known = await readRoots(db, masterKeys);
    if (known.length > 0) return known;
    await makeFirstRoot(db, masterKeys);
    return await readRoots(db, masterKeys);
  } catch (error) {
    if (!(error instanceof MasterKeyFault)) throw error;
    throw new ConfigError(`${service} cannot start: ${error.message}`, { cause: error });
  }
}
