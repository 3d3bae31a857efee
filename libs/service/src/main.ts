import { z } from "zod";
import { baseConfig, ConfigError, readConfig } from "./config.ts";
import type { Bus } from "./events/bus.ts";
import { inProcessBus } from "./events/in-process.ts";
import { startService } from "./running.ts";
import { serve } from "./serve.ts";
import type { AnyService } from "./service.ts";
import { createLog } from "./telemetry/log.ts";

const processConfig = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().optional(),
  EVENT_BUS: z.enum(["in-process"]).default("in-process"),
  TRUSTED_PROXIES: baseConfig.TRUSTED_PROXIES,
});

/** Runs one service as a process of its own: reads the environment, serves, and stops cleanly on SIGTERM or SIGINT. */
export async function runAlone(service: AnyService): Promise<void> {
  const log = createLog(service.name, process.env.LOG_LEVEL || "info");
  try {
    const config = readConfig(service.name, processConfig, process.env);
    const bus: Bus = inProcessBus();
    if (bus.kind === "in-process")
      log.warn("events stay in this process; set EVENT_BUS to share them with other services");
    const running = await startService(service, { env: process.env, bus, log });
    const serving = await serve([running], {
      port: config.PORT,
      trustedProxies: config.TRUSTED_PROXIES,
      ...(config.HOST ? { host: config.HOST } : {}),
    });
    log.info({ url: serving.url }, "ready");
    let stopping = false;
    const stop = async (signal: string) => {
      if (stopping) return;
      stopping = true;
      log.info({ signal }, "stopping");
      await serving.stop();
      await bus.close();
      log.info("stopped");
      process.exit(0);
    };
    process.on("SIGTERM", stop);
    process.on("SIGINT", stop);
  } catch (error) {
    if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
    else log.fatal({ err: error }, "could not start");
    process.exit(error instanceof ConfigError ? 78 : 1);
  }
}
