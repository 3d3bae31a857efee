import { busConfig, openBus, withBus } from "@storytelling/bus";
import { z } from "zod";
import { baseConfig, readConfig, refuseFaults } from "./config/config.ts";
import type { AnyService } from "./definition/service.ts";
import { developmentDir, openDevelopment } from "./development.ts";
import { localPages } from "./http/local-pages.ts";
import { localKey, localKeyFile } from "./local-key.ts";
import { startService } from "./running.ts";
import { openFront } from "./serve.ts";
import { ConfigError } from "./settings/config-error.ts";
import { eachOnce, examine, isProduction, unknownSettings } from "./settings/examine.ts";
import type { Examined } from "./settings/production.ts";
import { createLog } from "./telemetry/log.ts";
import { startTracing } from "./telemetry/tracing.ts";

const processConfig = withBus(
  z.object({
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    /** Where it listens: in development on 127.0.0.1, in production on all addresses, since there it is a container. */
    HOST: z.string().optional(),
    ...busConfig,
    /** Where the other services are reached in development. */
    GATEWAY_URL: z.url().default("http://localhost:8080"),
    LOG_LEVEL: baseConfig.LOG_LEVEL,
    TRUSTED_PROXIES: baseConfig.TRUSTED_PROXIES,
  }),
);

/** What a separate process refuses in production. */
function* notAlone({ values }: Examined) {
  if (values.EVENT_BUS === "in-process")
    yield { setting: "EVENT_BUS", message: "Events would stay in this process. Give redis or kafka." };
}

/**
 * Runs one service as a separate process and stops it cleanly on SIGTERM or SIGINT. In production it reads only the
 * environment; elsewhere the embedded defaults supply what is missing.
 */
export async function runAlone(service: AnyService): Promise<void> {
  // An unknown level is reported later, with the other faults of the configuration.
  const log = createLog(
    service.name,
    baseConfig.LOG_LEVEL.catch("info").parse(process.env.LOG_LEVEL || "info"),
  );
  try {
    const production = isProduction(process.env);
    const ofProcess = { config: processConfig, production: notAlone };
    const owners = [ofProcess, ...(production ? [service] : [])];
    const faults = owners.flatMap((owner) => examine(owner, process.env));
    faults.push(...unknownSettings([ofProcess, service], process.env));
    refuseFaults(service.name, eachOnce(faults));
    const config = readConfig(service.name, processConfig, process.env);
    const tracing = await startTracing({ log });
    const dir = developmentDir();
    const development = production ? null : await openDevelopment({ dir, url: config.GATEWAY_URL });
    const env = development ? await development.envOf(service.name) : process.env;
    const bus = openBus(config, service.name, log);
    if (bus.kind === "in-process") {
      log.warn("events stay in this process; set EVENT_BUS to share them with other services");
    }
    const front = await openFront({
      port: config.PORT,
      trustedProxies: config.TRUSTED_PROXIES,
      ...(production ? {} : { host: "127.0.0.1", local: localPages(await localKey(dir), "/docs/") }),
      ...(config.HOST ? { host: config.HOST } : {}),
    });
    front.mount([await startService(service, { env, bus, log })]);
    log.info({ url: front.url, ...(production ? {} : { keyOfLocalPages: localKeyFile(dir) }) }, "ready");
    onStopSignal(async (signal) => {
      log.info({ signal }, "stopping");
      await front.stop();
      await bus.close();
      await development?.stop();
      await tracing.stop();
      log.info("stopped");
    });
  } catch (error) {
    if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
    else log.fatal({ err: error }, "could not start");
    // EX_CONFIG of sysexits.h
    process.exit(error instanceof ConfigError ? 78 : 1);
  }
}

/** Runs `stop` once, at the first SIGTERM or SIGINT, then ends the process; a second signal ends it at once. */
export function onStopSignal(stop: (signal: string) => Promise<void>): void {
  let stopping = false;
  const once = (signal: string) => {
    if (stopping) process.exit(130);
    stopping = true;
    stop(signal).then(
      () => process.exit(0),
      (error) => {
        process.stderr.write(`${error}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", once);
  process.on("SIGINT", once);
}
