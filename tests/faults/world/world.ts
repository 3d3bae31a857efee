import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock, uuidIds } from "@storytelling/service";
import { until } from "@storytelling/service/testing";
import pg from "pg";
import { connect } from "../../../libs/service/src/db/db.ts";
import { accountIds } from "./accounts.ts";
import { type Broker, type BusKind, startBroker } from "./broker.ts";
import { type Databases, openDatabases } from "./database.ts";
import type { Mutant } from "./mutants.ts";
import { addEntries, type LedgerTables } from "./services.ts";
import { type Supervised, supervise } from "./supervised.ts";
import { countToll, type Toll } from "./toll.ts";

export interface WorldOptions {
  readonly bus: BusKind;
  /** A PostgreSQL of its own, which may be killed. */
  readonly ownDatabase?: boolean;
  readonly mutant?: Mutant;
  /** Entries a second that its writers add; 0 for no writers. */
  readonly rate?: number;
  /** False for a Redis that loses everything when it is killed. */
  readonly appendonly?: boolean;
  /** Makes the processes reach the databases through the proxy. */
  readonly databaseProxy?: boolean;
  /** The settings by which the processes reach the bus, when its broker is not the world's own. */
  readonly busEnv?: Record<string, string>;
}

/**
 * Writers, two candidates for the leading relay, two members of the consumer group, a broker and two databases, each a
 * separate process.
 */
export interface World {
  readonly options: WorldOptions;
  /** Null when everything is in one process, or when the broker is not the world's own. */
  readonly broker: Broker | null;
  readonly databases: Databases;
  readonly processes: readonly Supervised[];
  readonly ledger: pg.Pool;
  readonly tally: pg.Pool;
  /** Starts one more process. */
  enlist(name: string, role: string, env?: Record<string, string>): Supervised;
  /** The process whose relay leads now. */
  leader(): Promise<Supervised>;
  of(role: string): Supervised[];
  /** Adds an entry to each account. Resolves when all have their effect, with the seconds that this took. */
  settled(seconds?: number): Promise<number>;
  /** Adds an entry to each account, or to each of these. */
  add(ids?: readonly string[]): Promise<ReadonlyMap<string, number>>;
  toll(): Promise<Toll>;
  /** Stops the writers, waits until all events have arrived, and counts. */
  finish(): Promise<Toll>;
  close(): Promise<void>;
}

/** A database's URL with an application name, by which its sessions can be identified. */
export function named(url: string, name: string): string {
  const address = new URL(url);
  address.searchParams.set("application_name", name);
  return address.href;
}

// The session advisory lock of the relay that leads, as pg_locks shows it.
const leaderLock = 7_310_985;

/** Opens a world and resolves when all its processes are ready and its first entries have had their effect. */
export async function openWorld(options: WorldOptions): Promise<World> {
  await using opened = new AsyncDisposableStack();
  const databases = await openDatabases(options.ownDatabase ?? false);
  opened.defer(() => databases.drop());
  const { bus, busEnv } = options;
  const broker = bus === "in-process" || busEnv ? null : await startBroker(bus, options);
  opened.defer(async () => broker?.stop());
  const blobDir = await mkdtemp(join(tmpdir(), "storytelling-faults-blobs-"));
  opened.defer(() => rm(blobDir, { recursive: true, force: true }));
  const env = {
    ...(busEnv ?? broker?.env),
    EVENT_BUS: bus,
    MASTER_KEY: randomBytes(32).toString("base64"),
    JWKS_URL: "http://127.0.0.1:9/unused",
    BLOB_DIR: blobDir,
    MUTANT: options.mutant ?? "",
    RATE: String(options.rate ?? 150),
  };
  const pools = [databases.ledgerUrl, databases.tallyUrl].map((connectionString) => {
    const pool = new pg.Pool({ connectionString, max: 3 });
    pool.on("error", () => {});
    opened.defer(() => pool.end());
    return pool;
  });
  const [ledger, tally] = pools as [pg.Pool, pg.Pool];
  const db = connect<LedgerTables>({
    url: databases.ledgerUrl,
    max: 2,
    name: "world",
    clock: systemClock,
    ids: uuidIds,
  });
  opened.defer(() => db.close());
  await ledger.query("insert into accounts (id, count) select id, 0 from unnest($1::uuid[]) as id", [
    accountIds,
  ]);

  const processes: Supervised[] = [];
  opened.defer(async () => {
    await Promise.all(processes.map((each) => each.end()));
  });
  const reached = options.databaseProxy ? databases.through : databases;
  const enlist = (name: string, role: string, more: Record<string, string> = {}) => {
    const urls = { LEDGER_URL: named(reached.ledgerUrl, name), TALLY_URL: named(reached.tallyUrl, name) };
    const started = supervise(name, role, { ...env, ...urls, ...more });
    processes.push(started);
    return started;
  };
  const many = { relay: options.mutant === "skip-locked" ? 3 : 2, consumer: 2 };
  const roles = bus === "in-process" ? { whole: 2 } : many;
  for (const [role, count] of Object.entries(roles))
    for (let n = 1; n <= count; n++) enlist(`${role}-${n}`, role);
  await Promise.all(processes.map((each) => each.ready()));

  const add = (ids = accountIds) => addEntries(db, ids);
  async function haveCome(counts: ReadonlyMap<string, number>): Promise<boolean> {
    const { rows } = await tally.query(
      "select from unnest($1::uuid[], $2::int[]) as last (id, n) where not exists (select from effects where account_id = id and effects.n = last.n)",
      [[...counts.keys()], [...counts.values()]],
    );
    return rows.length === 0;
  }
  async function settled(seconds = 60): Promise<number> {
    const began = performance.now();
    const counts = await until(() => add(), seconds);
    await until(() => haveCome(counts), seconds);
    return (performance.now() - began) / 1000;
  }
  const of = (role: string) => processes.filter((each) => each.role === role);

  await settled();
  if (options.rate !== 0) await enlist("writer-1", "writer").ready();
  const open = opened.move();
  return {
    options,
    broker,
    databases,
    processes,
    ledger,
    tally,
    enlist,
    of,
    leader: () =>
      until(async () => {
        const { rows } = await ledger.query<{ name: string }>(
          `select application_name as name from pg_locks join pg_stat_activity using (pid)
            where locktype = 'advisory' and classid = 0 and objid = ${leaderLock} and granted
              and database = (select oid from pg_database where datname = current_database())`,
        );
        return processes.find((each) => each.name === rows[0]?.name);
      }),
    settled,
    add,
    toll: () => countToll(ledger, tally),
    async finish() {
      await Promise.all(of("writer").map((each) => each.stop()));
      await settled(120);
      return countToll(ledger, tally);
    },
    close: () => open.disposeAsync(),
  };
}
