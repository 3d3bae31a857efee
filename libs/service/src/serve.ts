import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { type AddressInfo, isIPv6 } from "node:net";
import express, { type Express } from "express";
import { docsRouter } from "./http/docs.ts";
import { healthRouter } from "./http/health.ts";
import { fromElsewhere, limitedServer } from "./http/limited-server.ts";
import type { LocalPages } from "./http/local-pages.ts";
import { problem } from "./http/problem.ts";
import type { Readiness } from "./http/readiness.ts";
import type { RunningService } from "./running.ts";

/** An open address that answers "starting" until services are mounted behind it. */
export interface Front {
  readonly url: string;
  readonly port: number;
  mount(services: readonly RunningService[]): void;
  /** Accepts no more requests and waits for running ones, at most 10 s; then stops the services. */
  stop(): Promise<void>;
}

export interface FrontOptions {
  /** 0 takes any free one. */
  readonly port: number;
  /** Where it listens; all addresses unless given. */
  readonly host?: string;
  /** Proxies in front whose X-Forwarded-For is believed. */
  readonly trustedProxies?: number;
  /** Shows metrics, the details of readiness and the API reference only to the person at this machine. */
  readonly local?: LocalPages;
  /** Adds pages that belong to no service. */
  readonly extend?: (app: Express) => void;
}

const graceMs = 10_000;

/**
 * Opens the address that services are put behind, with health, metrics and the API reference.
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function openFront(options: FrontOptions): Promise<Front> {
  let services: readonly RunningService[] = [];
  let app = frame(options);
  app.get("/healthz", (_request, response) => {
    response.json({ status: "ok" });
  });
  app.use((_request, response) => {
    response
      .status(503)
      .setHeader("retry-after", 1)
      .json({ ready: false, checks: { services: "starting" } });
  });
  const counts = options.trustedProxies ? () => false : fromElsewhere;
  const server = limitedServer((request, response) => app(request, response), { counts });
  await listen(server, options.port, options.host);
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://${nameOf(options.host)}:${port}`,
    port,
    mount(started) {
      services = started;
      const mounted = frame(options);
      const registries = started.map((service) => service.metrics.registry);
      const { local } = options;
      if (local) mounted.get("/local", local.enter);
      mounted.use(healthRouter({ ready: () => readyAll(started), registries, ...(local ? { local } : {}) }));
      for (const service of started) mounted.use(service.router);
      mounted.use(
        "/docs",
        ...(local ? [local.only] : []),
        docsRouter(started.map(({ name }) => ({ name, url: `/${name}/v1/openapi.json` }))),
      );
      options.extend?.(mounted);
      mounted.use((_request, response) => {
        const body = problem(404, "route-not-found", "There is nothing at this address.", randomUUID());
        response.status(404).type("application/problem+json").send(JSON.stringify(body));
      });
      app = mounted;
    },
    async stop() {
      for (const service of services) service.beginStop();
      await drain(server);
      await Promise.all(services.map((service) => service.stop()));
    },
  };
}

function frame(options: FrontOptions): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", options.trustedProxies ?? 0);
  app.use((_request, response, next) => {
    for (const [name, value] of Object.entries(cautions)) response.setHeader(name, value);
    next();
  });
  return app;
}

/** Headers of every answer. A page sets its own. */
const cautions: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; media-src 'self'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
};

const asLocalhost: ReadonlySet<string> = new Set(["127.0.0.1", "0.0.0.0", "::", "::1"]);

/** The name by which this machine reaches a server that listens on `host`. */
function nameOf(host = "::"): string {
  if (asLocalhost.has(host)) return "localhost";
  return isIPv6(host) ? `[${host}]` : host;
}

async function readyAll(services: readonly RunningService[]): Promise<Readiness> {
  const states = await Promise.all(
    services.map(async (service) => [service.name, await service.ready()] as const),
  );
  const checks = Object.fromEntries(
    states.flatMap(([name, state]) =>
      Object.entries(state.checks).map(([check, said]) => [`${name}.${check}`, said]),
    ),
  );
  return { ready: states.every(([, state]) => state.ready), checks };
}

function listen(server: Server, port: number, host?: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const impatient = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(impatient);
}
