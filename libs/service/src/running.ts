import { fileBlobs, type KeyStore } from "@storytelling/blobs";
import type { Bus } from "@storytelling/bus";
import { Router } from "express";
import type { JWTVerifyGetKey } from "jose";
import type { Logger } from "pino";
import { tokenAuth } from "./auth/auth.ts";
import { knownCallers, type PeerKeys, peersAt } from "./auth/callers.ts";
import { watchCutoffs } from "./auth/cutoffs.ts";
import { openServiceTokens } from "./auth/open-service-tokens.ts";
import { remoteKeys } from "./auth/remote-keys.ts";
import { consumersOf, jobsOf, routesOf, ticksOf } from "./built-in/built-in.ts";
import { checkDays, readOwn } from "./config/config.ts";
import { openMasterKeys } from "./config/open-master-keys.ts";
import { connect } from "./db/db.ts";
import { migrate } from "./db/migrate.ts";
import type { ServiceContext } from "./definition/context.ts";
import type { AnyService } from "./definition/service.ts";
import { watchEvents } from "./events/event-metrics.ts";
import { startConsumers } from "./events/handle.ts";
import { startRelay } from "./events/relay.ts";
import { startKeeper } from "./events/retention/keeper.ts";
import { sealOldEvents } from "./events/seal-old-events.ts";
import { supervise, troubles } from "./events/supervise.ts";
import { createApi } from "./http/api.ts";
import { openApi } from "./http/openapi.ts";
import { type Readiness, readiness } from "./http/readiness.ts";
import { watchJobs } from "./jobs/job-metrics.ts";
import { startJobs } from "./jobs/jobs.ts";
import { watchKeys } from "./keyring/key-metrics.ts";
import { openKeyring } from "./keyring/keyring.ts";
import { postgresKeys } from "./keys/postgres-keys.ts";
import { type PersonalSealer, personalSealer } from "./personal/personal-sealer.ts";
import { createLog } from "./telemetry/log.ts";
import { createMetrics, type Metrics } from "./telemetry/metrics.ts";
import { type Clock, type Ids, systemClock, uuidIds } from "./time/clock.ts";
import { startTicks } from "./time/ticks.ts";

export interface RunOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly bus: Bus;
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly log?: Logger;
  /** Public keys to check access tokens with, instead of those at JWKS_URL. */
  readonly keys?: JWTVerifyGetKey;
  /** Public keys of the services that ask, instead of those that they publish below SERVICES_URL. */
  readonly peerKeys?: PeerKeys;
  /** Overrides REQUESTS_PER_MINUTE. */
  readonly requestsPerMinute?: number;
  readonly heartbeatSeconds?: number;
  /** How long a consumer may take for one event, unless it sets its own limit; 30. */
  readonly handlerSeconds?: number;
  /** Only for the test that proves the inbox is needed. */
  readonly withoutInbox?: boolean;
}

/** A started service; its routes are not reachable until its router is mounted on a server. */
export interface RunningService {
  readonly name: string;
  readonly context: ServiceContext;
  /** Routes under `/{name}/v1`, and the OpenAPI document. */
  readonly router: Router;
  readonly metrics: Metrics;
  ready(): Promise<Readiness>;
  /** Consumers and relay that are stuck, and why. */
  readonly stuck: ReadonlyMap<string, string>;
  /**
   * From then on `/readyz` answers 503, long answers end and no event is published. Call it before the server stops
   * accepting requests.
   */
  beginStop(): void;
  /** Waits for running jobs, relay and consumers, and closes everything. */
  stop(): Promise<void>;
}

export const prefixOf = (service: string): string => `/${service}/v1`;

/** A service's OpenAPI 3.1 document. */
export const openApiOf = (service: AnyService) =>
  openApi({ ...service, routes: routesOf(service), prefix: prefixOf(service.name), version: "1" });

/**
 * Starts a service: configuration, migrations, jobs, consumers and relay, in this order. A failed start leaves nothing
 * open.
 */
export async function startService(service: AnyService, options: RunOptions): Promise<RunningService> {
  await using opened = new AsyncDisposableStack();
  const config = readOwn(service.name, service, options.env);
  checkDays(service.name, config);
  const url = config.DATABASE_URL;
  const log = options.log ?? createLog(service.name, config.LOG_LEVEL);
  const clock = options.clock ?? systemClock;
  const ids = options.ids ?? uuidIds;
  await migrate(url, service.migrations);
  const metrics = createMetrics(service.name);
  const db = connect({ url, max: config.DATABASE_POOL, name: service.name, clock, ids });
  opened.defer(() => db.close());
  const retention = { outboxDays: config.OUTBOX_DAYS, inboxDays: config.INBOX_DAYS };
  const keeper = await startKeeper(db, retention, log);
  opened.defer(() => keeper.stop());
  const heartbeat = options.heartbeatSeconds ? { heartbeatSeconds: options.heartbeatSeconds } : {};
  const jobs = await startJobs({ name: service.name, db, url, log, ...heartbeat });
  opened.defer(() => jobs.stop());
  watchJobs(metrics.registry, jobs);
  const masterKeys = await openMasterKeys(service.name, config);
  const keyring = await openKeyring({ service: service.name, db, masterKeys, log });
  opened.defer(() => keyring.stop());
  watchKeys(metrics.registry, keyring);
  const personal = personalSealer(db, masterKeys);
  const blobKeys = postgresKeys(db.pool, masterKeys);
  const blobs = fileBlobs({ dir: config.BLOB_DIR, keys: forgetting(blobKeys, personal) });
  const seal = keyring.sealer;
  const cutoffs = watchCutoffs(db);
  opened.defer(() => cutoffs.close());
  await cutoffs.refresh();
  const { name } = service;
  const sealers = { sealer: seal, personal, keyring };
  const ownTokens = await openServiceTokens(name, { db, sealer: seal, clock });
  const callers = knownCallers({
    self: name,
    keysOf: options.peerKeys ?? peersAt(config.SERVICES_URL, clock),
    clock,
  });
  const common = { db, clock, ids, log, metrics: metrics.registry };
  const tools = { ...common, jobs, blobs, cutoffs, serviceTokens: ownTokens, ...sealers };
  const keys = options.keys ?? remoteKeys(config.JWKS_URL, clock);
  const auth = tokenAuth({ keys, clock, cutoffs });
  const app = await service.wire({ name, config, auth, ...tools });
  opened.defer(async () => service.unwire?.(app));
  // Before upgrades, which seal values: the master key must have shown that it is right.
  await keyring.tend();
  await sealOldEvents(db, log);
  await service.upgrade?.(app);

  const { bus } = options;
  const moving = troubles(metrics.restarted);
  const { handlerSeconds = 30 } = options;
  const subscription = await supervise({
    group: name,
    bus,
    log,
    troubles: moving,
    // Longer than a handler may take, so that a handler that was aborted has ended.
    seconds: 2 * Math.max(handlerSeconds, ...service.consumers.map(({ seconds = 0 }) => seconds)),
    subscribe: () =>
      startConsumers({
        service: name,
        app,
        db,
        bus,
        log,
        consumers: consumersOf(service),
        from: service.from ?? "beginning",
        observe: (consumer, outcome, event) =>
          metrics.event(consumer, outcome, secondsSince(event.time, clock)),
        seconds: handlerSeconds,
        troubles: moving,
        withoutInbox: options.withoutInbox ?? false,
      }),
  });
  opened.defer(() => subscription.close());
  const relay = startRelay({ url, name, bus, clock, log, personal, troubles: moving });
  opened.defer(() => relay.stop());
  db.committed.add(relay.wake);
  watchEvents(metrics.registry, name, { db, bus, relay });
  // Jobs end first, while everything that they use is still open. A second stop does nothing.
  opened.defer(() => jobs.stop());
  await jobs.work(app, jobsOf(service));
  const ticks = await startTicks(app, ticksOf(service));
  opened.defer(() => ticks.stop());

  const stopping = new AbortController();
  opened.defer(() => stopping.abort());
  const api = createApi({
    service: name,
    prefix: prefixOf(name),
    trustTraceparent: config.TRUST_TRACEPARENT,
    app,
    db,
    auth: app.auth,
    callers,
    sealer: seal,
    log,
    metrics,
    routes: routesOf(service),
    requestsPerMinute: options.requestsPerMinute ?? config.REQUESTS_PER_MINUTE,
    stopping: stopping.signal,
  });
  const open = opened.move();
  return {
    name,
    context: app,
    router: withDocument(service, api),
    metrics,
    ready: () => readiness({ db, bus, blobs, stuck: moving.current, stopping: stopping.signal }),
    stuck: moving.current,
    beginStop() {
      stopping.abort();
      // Events of other services stay in their outbox, so that they are not sent to a group that is about to leave.
      relay.stop();
    },
    stop: () => open.disposeAsync(),
  };
}

/** A key that is destroyed must not stay cached in the sealer of small values. */
const forgetting = (keys: KeyStore, personal: PersonalSealer): KeyStore => ({
  ...keys,
  async destroy(owner) {
    await keys.destroy(owner);
    personal.forget(owner);
  },
});

const secondsSince = (time: string, clock: Clock): number =>
  Math.max(0, clock.now().getTime() - Date.parse(time)) / 1000;

function withDocument(service: AnyService, api: Router): Router {
  const document = openApiOf(service);
  const router = Router();
  router.get(`${prefixOf(service.name)}/openapi.json`, (_request, response) => {
    response.json(document);
  });
  return router.use(prefixOf(service.name), api);
}
