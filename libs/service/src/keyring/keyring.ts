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

/** The state of a service's keys. */
export interface KeyStatus {
  /** The id of the master key that wraps. */
  readonly current: string;
  /** The ids of all master keys that were given, the current one first. */
  readonly given: readonly string[];
  readonly changeable: boolean;
  /** How many secrets each master key wraps; a null id: from before ids were stored. */
  readonly wraps: readonly { readonly id: string | null; readonly secrets: number }[];
  readonly standing: Standing;
  /** How many secrets another master key wraps. */
  readonly toRewrap: number;
}

/** A service's sealer, and the keys behind it. */
export interface Keyring {
  readonly sealer: Sealer;
  /** Begins to check and rewrap the keys. Call it when the service has started, which shows that the keys are right. */
  tend(): Promise<void>;
  status(): Promise<KeyStatus>;
  /**
   * Reads the master keys again. A new one is used from then on, and what others wrap is rewrapped. @throws
   * MasterKeyMissing when a key that is still needed was removed, MasterKeyBusy
   */
  reload(orderedBy: string): Promise<void>;
  toRewrap(): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Reads the service's root secrets; at the first start it makes one. @throws ConfigError when a master key is missing
 * or wrong
 */
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

  /** One after the other, so that an ordered rotation is begun with the name of who ordered it. */
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
    log.info({ masterKey: masterKeys.current, by: orderedBy }, "a new master key is current");
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
      log.info({ masterKey: current }, "all keys are wrapped by the current master key");
    return restMs;
  }

  async function keepTending(): Promise<void> {
    while (!stopping.signal.aborted) {
      const ms = await round().catch((error) => {
        log.warn({ err: error }, "keys could not be checked or rewrapped; it is tried again");
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
