import { Router } from "express";
import { knownCallers, peersAt } from "./auth/callers.ts";
import { routesOf } from "./built-in/built-in.ts";
import type { ServiceContext } from "./definition/context.ts";
import type { AnyService } from "./definition/service.ts";
import { sealOldEvents } from "./events/seal-old-events.ts";
import { createApi } from "./http/api.ts";
import { openApi } from "./http/openapi.ts";
import { type Readiness, readiness } from "./http/readiness.ts";
import { openContext } from "./open-context.ts";
import type { RunOptions } from "./run-options.ts";
import { startWork } from "./start-work.ts";
import type { Metrics } from "./telemetry/metrics.ts";

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

/** Starts a service: context, upgrades, work, routes, in this order. A failed start leaves nothing open. */
export async function startService(service: AnyService, options: RunOptions): Promise<RunningService> {
  await using opened = new AsyncDisposableStack();
  const base = await openContext(service, options, opened);
  const { context, metrics } = base;
  const { name, config, db, clock, log, sealer, keyring, blobs } = context;
  const app = await service.wire(context);
  opened.defer(async () => service.unwire?.(app));
  // Before upgrades, which seal values: the master key must have shown that it is right.
  await keyring.tend();
  await sealOldEvents(db, log);
  await service.upgrade?.(app);
  const { relay, stuck } = await startWork(service, app, base, options, opened);

  const stopping = new AbortController();
  opened.defer(() => stopping.abort());
  const keysOf = options.peerKeys ?? peersAt(config.SERVICES_URL, clock);
  const api = createApi({
    service: name,
    prefix: prefixOf(name),
    trustTraceparent: config.TRUST_TRACEPARENT,
    app,
    db,
    auth: app.auth,
    callers: knownCallers({ self: name, keysOf, clock }),
    sealer,
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
    ready: () => readiness({ db, bus: options.bus, blobs, stuck, stopping: stopping.signal }),
    stuck,
    beginStop() {
      stopping.abort();
      // Events of other services stay in their outbox, so that they are not sent to a group that is about to leave.
      relay.stop();
    },
    stop: () => open.disposeAsync(),
  };
}

function withDocument(service: AnyService, api: Router): Router {
  const document = openApiOf(service);
  const router = Router();
  router.get(`${prefixOf(service.name)}/openapi.json`, (_request, response) => {
    response.json(document);
  });
  return router.use(prefixOf(service.name), api);
}
