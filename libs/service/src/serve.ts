import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type Express } from "express";
import { docsRouter } from "./http/docs.ts";
import { healthRouter } from "./http/health.ts";
import type { RunningService } from "./running.ts";

export interface Serving {
  readonly url: string;
  readonly port: number;
  /** Stops taking requests and waits for those under way, at most `graceMs`; then stops the services. */
  stop(): Promise<void>;
}

const graceMs = 10_000;

/** Puts services behind one address, with health, metrics and the API reference. */
export async function serve(
  services: readonly RunningService[],
  options: { port: number; host?: string; trustedProxies?: number; extend?: (app: Express) => void },
): Promise<Serving> {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", options.trustedProxies ?? 0);
  app.use((_request, response, next) => {
    response.setHeader("x-content-type-options", "nosniff");
    next();
  });
  app.use(
    healthRouter({
      ready: () => readyAll(services),
      registries: services.map((service) => service.metrics.registry),
    }),
  );
  for (const service of services) app.use(service.router);
  app.use("/docs", docsRouter(services.map(({ name }) => ({ name, url: `/${name}/v1/openapi.json` }))));
  options.extend?.(app);
  const server = createServer(app);
  await listen(server, options.port, options.host);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    port,
    async stop() {
      for (const service of services) service.beginStop();
      await drain(server);
      await Promise.all(services.map((service) => service.stop()));
    },
  };
}

async function readyAll(services: readonly RunningService[]) {
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
