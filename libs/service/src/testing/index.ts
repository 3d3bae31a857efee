import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bus } from "@storytelling/bus";
import { inProcessBus } from "@storytelling/bus";
import type { CloudEvent, DomainEvent } from "@storytelling/events";
import { type Logger, pino } from "pino";
import { ServiceName } from "../auth/service-names.ts";
import { serviceTokenHeader } from "../auth/service-tokens.ts";
import type { AnyService } from "../definition/service.ts";
import { envelopes } from "../events/outbox.ts";
import type { RunOptions } from "../run-options.ts";
import { type RunningService, startService } from "../running.ts";
import { openFront } from "../serve.ts";
import type { Clock } from "../time/clock.ts";
import { type TestClient, testClient } from "./client.ts";
import { type TestDatabase, testDatabase } from "./database.ts";
import { type TestActor, testTokens } from "./tokens.ts";

export { type AllowancePeer, type Asked, startAllowancePeer } from "./allowance-peer.ts";
export { databaseBefore, tablesWith } from "./at-rest.ts";
export { type TestAnswer, type TestClient, testClient, until } from "./client.ts";
export { type CollectedSpan, startCollector, type TestCollector } from "./collector.ts";
export { type Catalogue, type Column, columnsHolding, type ForeignKey, readCatalogue } from "./columns.ts";
export { type TestDatabase, testDatabase, testPostgres, testPostgresDir } from "./database.ts";
export { type DocumentedAnswer, holdToDocument } from "./held-to-document.ts";
export {
  type AskedOfPeer,
  type Disturbance,
  type Peer,
  type PeerAnswer,
  refused,
  startPeer,
} from "./peer.ts";
export { openStream, type TestStream } from "./stream.ts";
export { type TestActor, testTokens } from "./tokens.ts";

/** A clock that a test moves. */
export interface TestClock extends Clock {
  advance(ms: number): void;
}

export function testClock(start: Date = new Date()): TestClock {
  // It advances with real time from where the test has moved it, so that waiting for a condition works.
  let offset = start.getTime() - Date.now();
  return {
    now: () => new Date(Date.now() + offset),
    advance: (ms) => {
      offset += ms;
    },
  };
}

export interface TestService {
  readonly url: string;
  readonly http: TestClient;
  readonly clock: TestClock;
  readonly running: RunningService;
  /** The bus that `deliver` publishes to. */
  readonly bus: Bus;
  /** Makes a user with these permissions. */
  actor(
    permissions: readonly string[],
    options?: { id?: string; role?: string; audience?: string },
  ): Promise<TestActor>;
  /** The header with which another service asks this one on behalf of a user. */
  errand(from: ServiceName, actor: { id: string }, address?: string): Promise<Record<string, string>>;
  /** Delivers an event to the service's consumers twice, as a bus may; resolves when both deliveries are done. */
  deliver(event: DomainEvent): Promise<CloudEvent>;
  /** The events in the service's outbox, oldest first. */
  events(type?: string): Promise<{ type: string; aggregateId: string; data: Record<string, unknown> }[]>;
  readonly data: TestData;
  /** Stops it. With `keep`, its data stays for a service that is started with `{ data }`. */
  stop(options?: { keep: boolean }): Promise<void>;
}

/** What `tests/personal-columns.test.ts` needs of a service, from `services/<name>/test/personal-rows.ts`. */
export interface PersonalRows {
  start(): Promise<TestService>;
  /** Makes a new person use the service, and returns their id. Rows that `erase` reads are made here, since they must be real. */
  use(service: TestService): Promise<string>;
  /** SQL of values for made-up rows, when a made-up value would break a check: `"passkeys.sealed_name": "'x'"`. */
  readonly values?: Readonly<Record<string, string>>;
  /** Columns that could hold a person's id by their type but never do, grouped by what they hold. */
  readonly others: Readonly<Record<string, readonly string[]>>;
}

export interface TestOptions {
  env?: Record<string, string>;
  clock?: TestClock;
  log?: Logger;
  requestsPerMinute?: number;
  /** Proxies in front whose X-Forwarded-For is believed. */
  trustedProxies?: number;
  run?: Partial<RunOptions>;
  /** Uses the data of a service that stopped: its `data`. */
  data?: TestData;
}

/** What stays of a service that is stopped with `keep`. */
export interface TestData {
  readonly database: TestDatabase;
  readonly blobDir: string;
  readonly masterKey: string;
  readonly tokens: Awaited<ReturnType<typeof testTokens>>;
}

/** Starts a service on a separate port with a fresh database, in a fraction of a second. */
export async function startTestService(service: AnyService, options: TestOptions = {}): Promise<TestService> {
  const clock = options.clock ?? testClock();
  const bus = inProcessBus();
  const data = options.data ?? (await freshData(service, clock));
  const running = await startService(service, {
    env: {
      DATABASE_URL: data.database.url,
      MASTER_KEY: data.masterKey,
      JWKS_URL: "http://127.0.0.1:9/unused",
      BLOB_DIR: data.blobDir,
      DATABASE_POOL: "6",
      ...options.env,
    },
    bus,
    clock,
    log: options.log ?? pino({ level: process.env.TEST_LOG ?? "silent" }),
    requestsPerMinute: options.requestsPerMinute ?? 1_000_000,
    keys: data.tokens.keys,
    peerKeys: data.tokens.peerKeys,
    ...options.run,
  });
  const serving = await openFront({
    port: 0,
    host: "127.0.0.1",
    trustedProxies: options.trustedProxies ?? 0,
  });
  serving.mount([running]);
  const url = `http://127.0.0.1:${serving.port}`;
  return {
    url,
    http: testClient(`${url}/${service.name}/v1/`),
    clock,
    running,
    bus,
    actor: (permissions, who = {}) => data.tokens.actor({ permissions, ...who }),
    async errand(from, { id: userId }, address = "192.0.2.1") {
      const errand = { service: ServiceName.parse(service.name), userId, address };
      return { [serviceTokenHeader]: await data.tokens.as(from).tokenFor(errand) };
    },
    async deliver(event) {
      const cloudEvent: CloudEvent = {
        specversion: "1.0",
        id: randomUUID(),
        source: `/${event.source}`,
        type: event.type,
        subject: event.aggregateId,
        time: clock.now().toISOString(),
        datacontenttype: "application/json",
        dataversion: event.version,
        data: JSON.parse(JSON.stringify(event.data)),
      };
      await bus.publish([cloudEvent]);
      await bus.publish([cloudEvent]);
      return cloudEvent;
    },
    async events(type) {
      const { db, personal } = running.context;
      const { rows } = await db.pool.query(
        "select * from outbox where $1::text is null or type = $1 order by pos",
        [type ?? null],
      );
      const told = await envelopes(rows, personal);
      return told.map((event) => ({
        type: event.type,
        aggregateId: event.subject,
        data: event.data as Record<string, unknown>,
      }));
    },
    data,
    async stop({ keep } = { keep: false }) {
      await serving.stop();
      await bus.close();
      if (!keep)
        await Promise.all([data.database.drop(), rm(data.blobDir, { recursive: true, force: true })]);
    },
  };
}

async function freshData(service: AnyService, clock: Clock): Promise<TestData> {
  const [database, blobDir, tokens] = await Promise.all([
    testDatabase(service.migrations),
    mkdtemp(join(tmpdir(), "storytelling-blobs-")),
    testTokens(() => clock.now()),
  ]);
  return { database, blobDir, masterKey: randomBytes(32).toString("base64"), tokens };
}
