import { createLog, inProcessBus, openFront, startService } from "@storytelling/service";
import { story } from "@storytelling/story-service";
import { createLocalJWKSet, type JSONWebKeySet } from "jose";
import { pino } from "pino";
import { report } from "./report.ts";

/** The story service as it ships: checks, limits, log lines, metrics, outbox and relay included. */
const log = createLog("story", "info", pino.destination({ dest: process.env.LOG_FILE ?? "", sync: false }));
const running = await startService(story, {
  env: process.env,
  bus: inProcessBus(),
  log,
  keys: createLocalJWKSet(JSON.parse(process.env.KEYS ?? "") as JSONWebKeySet),
});
const front = await openFront({ port: 0, host: "127.0.0.1", trustedProxies: 1 });
front.mount([running]);
report(front.port);
