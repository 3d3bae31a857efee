import { Router } from "express";
import type { JWTVerifyGetKey } from "jose";
import type { Logger } from "pino";
import { remoteKeys, tokenAuth } from "./auth/auth.ts";
import { cutOffOldTokens, watchCutoffs } from "./auth/cutoffs.ts";
import { fileBlobs, postgresKeys } from "./blobs/index.ts";
import { type Clock, type Ids, systemClock, uuidIds } from "./clock.ts";
import { type BaseConfig, readConfig } from "./config.ts";
import type { ServiceContext } from "./context.ts";
import { connect } from "./db/db.ts";
import { migrate } from "./db/migrate.ts";
import type { Bus } from "./events/bus.ts";
import { startConsumers } from "./events/inbox.ts";
import { startRelay } from "./events/relay.ts";
import { createApi } from "./http/api.ts";
import type { Readiness } from "./http/health.ts";
import { forgetAnswers } from "./http/idempotency.ts";
import { openApi } from "./http/openapi.ts";
import { startJobs } from "./jobs/jobs.ts";
import { sealer } from "./seal.ts";
import type { AnyService } from "./service.ts";
import { createLog } from "./telemetry/log.ts";
import { createMetrics, type Metrics } from "./telemetry/metrics.ts";

export interface RunOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly bus: Bus;
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly log?: Logger;
  /** Public keys to check tokens with, instead of those at JWKS_URL. */
  readonly keys?: JWTVerifyGetKey;
  /** Requests by one address in a minute. */
  readonly requestsPerMinute?: number;
  readonly heartbeatSeconds?: number;
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
  /** From here on `/readyz` says no and long answers end; call it before the server stops taking requests. */
  beginStop(): void;
  /** Lets jobs, relay and consumers finish what they are at, and closes everything. */
  stop(): Promise<void>;
}

export const prefixOf = (service: string): string => `/${service}/v1`;

/** A service's OpenAPI 3.1 document. */
export const openApiOf = (service: AnyService) =>
  openApi({ ...service, prefix: prefixOf(service.name), version: "1" });

/** Starts a service: configuration, migrations, jobs, consumers and relay, in this order. */
export async function startService(service: AnyService, options: RunOptions): Promise<RunningService> {
  const config = readConfig(service.name, service.config, options.env) as BaseConfig;
  const log = options.log ?? createLog(service.name, config.LOG_LEVEL);
  const clock = options.clock ?? systemClock;
  const ids = options.ids ?? uuidIds;
  await migrate(config.DATABASE_URL, service.migrations);
  const metrics = createMetrics(service.name);
  const db = connect({ url: config.DATABASE_URL, max: config.DATABASE_POOL, name: service.name, clock, ids });
  const heartbeat = options.heartbeatSeconds ? { heartbeatSeconds: options.heartbeatSeconds } : {};
  const jobs = await startJobs({ db, url: config.DATABASE_URL, log, ...heartbeat });
  metrics.watch(db, jobs);
  const blobs = fileBlobs({
    dir: config.BLOB_DIR,
    keys: postgresKeys(db.pool, Buffer.from(config.MASTER_KEY, "base64")),
  });
  const seal = sealer(config.MASTER_KEY);
  const cutoffs = watchCutoffs(db);
  await cutoffs.refresh();
  const bare = {
    name: service.name,
    config,
    db,
    clock,
    ids,
    log,
    metrics: metrics.registry,
    jobs,
    blobs,
    sealer: seal,
    cutoffs,
  };
  const keys = options.keys ?? (service.keys ? await service.keys(bare) : remoteKeys(config.JWKS_URL));
  const auth = tokenAuth({ keys, clock, cutoffs });
  const app = await service.wire({ ...bare, auth });

  const stopping = new AbortController();
  const consumers = [cutOffOldTokens as never, ...service.consumers];
  const subscription = await startConsumers({
    service: service.name,
    app,
    db,
    bus: options.bus,
    log,
    consumers,
    observe: (consumer, outcome, event) =>
      metrics.event(consumer, outcome, Math.max(0, clock.now().getTime() - Date.parse(event.time)) / 1000),
    withoutInbox: options.withoutInbox ?? false,
  });
  const relay = startRelay({ url: config.DATABASE_URL, name: service.name, bus: options.bus, clock, log });
  db.committed.add(relay.wake);
  await jobs.work(app, service.jobs);
  const sweep = setInterval(() => forgetAnswers(db).catch(() => {}), 3_600_000);
  sweep.unref();

  const router = serviceRouter();
  return {
    name: service.name,
    context: app,
    router,
    metrics,
    ready,
    beginStop: () => stopping.abort(),
    stop,
  };

  function serviceRouter(): Router {
    const prefix = prefixOf(service.name);
    const document = openApiOf(service);
    const router = Router();
    router.get(`${prefix}/openapi.json`, (_request, response) => {
      response.json(document);
    });
    const requestsPerMinute = options.requestsPerMinute ?? 1200;
    const api = createApi({
      app,
      db,
      auth,
      sealer: seal,
      log,
      metrics,
      routes: service.routes,
      requestsPerMinute,
      stopping: stopping.signal,
    });
    return router.use(prefix, api);
  }

  async function ready(): Promise<Readiness> {
    const checks: Record<string, string> = {};
    const ask = async (name: string, question: () => Promise<unknown>) => {
      checks[name] = await question().then(
        () => "ok",
        (error: Error) => error.message,
      );
    };
    await Promise.all([
      ask("database", () => db.pool.query("select 1")),
      ask("bus", () => options.bus.check()),
      ask("blobs", () => blobs.check()),
    ]);
    if (stopping.signal.aborted) checks.service = "stopping";
    return { ready: Object.values(checks).every((state) => state === "ok"), checks };
  }

  async function stop(): Promise<void> {
    stopping.abort();
    clearInterval(sweep);
    cutoffs.close();
    await jobs.stop();
    await relay.stop();
    await subscription.close();
    await service.unwire?.(app);
    await db.close();
  }
}
