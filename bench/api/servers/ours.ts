import { inProcessBus } from "@storytelling/bus";
import { createLog, openFront, startService } from "@storytelling/service";
import { createLocalJWKSet, type JSONWebKeySet } from "jose";
import { pino } from "pino";
import { constellation } from "../../../platform/src/constellation.ts";
import { report } from "./report.ts";

/** A service as it ships: checks, limits, log lines, metrics, outbox and relay included. */
const service = constellation.find(({ name }) => name === process.env.SERVICE);
if (!service) throw new Error(`There is no service ${process.env.SERVICE}.`);
const log = createLog(
  service.name,
  "info",
  pino.destination({ dest: process.env.LOG_FILE ?? "", sync: false }),
);
const running = await startService(service, {
  // The figures are of a local installation, without production's additional settings.
  env: { ...process.env, NODE_ENV: undefined },
  bus: inProcessBus(),
  log,
  ...(process.env.KEYS ? { keys: createLocalJWKSet(JSON.parse(process.env.KEYS) as JSONWebKeySet) } : {}),
});
const front = await openFront({ port: 0, host: "127.0.0.1", trustedProxies: 1 });
front.mount([running]);
report(front.port);
