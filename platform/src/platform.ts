import { join } from "node:path";
import { type Bus, inProcessBus } from "@storytelling/bus";
import {
  createLog,
  type Development,
  isProduction,
  localKey,
  localPages,
  openDevelopment,
  openFront,
  type RunningService,
  startService,
  startTracing,
} from "@storytelling/service";
import type { Express } from "express";
import { type Logger, pino } from "pino";
import { localAccounts, openOwnAccounts } from "./accounts.ts";
import { constellation } from "./constellation.ts";
import { noteOfSettings } from "./doctor/settings.ts";
import { type FolderLock, lockFolder } from "./folder-lock.ts";
import { home } from "./home.ts";
import { mailboxRouter } from "./mailbox/router.ts";
import { productionSettings } from "./settings.ts";
import { keepTraces } from "./traces/memory.ts";
import { tracesRouter } from "./traces/router.ts";

export interface Platform {
  readonly url: string;
  readonly dataDir: string;
  readonly services: readonly RunningService[];
  /** The key to the local pages: mailbox, traces, metrics, API reference. */
  readonly localKey: string;
  stop(): Promise<void>;
}

export interface PlatformOptions {
  readonly dataDir: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Where it listens; 127.0.0.1 unless given. */
  readonly host?: string;
  /** The log goes to `{dataDir}/platform.log`; this level, default info. */
  readonly logLevel?: string;
  /** Opens the bus that carries events; the in-process bus if absent. */
  readonly openBus?: (log: Logger) => Bus;
  /** The number of proxies in front whose X-Forwarded-For is trusted. */
  readonly trustedProxies?: number;
  /** Only for the test that proves the inbox is needed. */
  readonly withoutInbox?: boolean;
}

/**
 * Runs all services in this process behind one address, on embedded defaults.
 * @throws Error with code EADDRINUSE when the port is taken
 * @throws FolderHeld when another platform uses the data folder
 */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const lock = await lockFolder(options.dataDir);
  try {
    return await startLocked(options, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function startLocked(
  {
    dataDir,
    port,
    host = "127.0.0.1",
    logLevel = "info",
    openBus = () => inProcessBus({ groups: constellation.map(({ name }) => name) }),
    trustedProxies = 0,
    withoutInbox = false,
  }: PlatformOptions,
  lock: FolderLock,
): Promise<Platform> {
  const logFile = pino.destination({ dest: join(dataDir, "platform.log"), sync: false, mode: 0o600 });
  const log = (name: string) => createLog(name, logLevel, logFile);
  const traces = keepTraces();
  let services: readonly RunningService[] = [];
  // Each service seals its own messages.
  const writers = ["identity", "notification"];
  const lettersSealers = () =>
    services.filter(({ name }) => writers.includes(name)).map(({ context }) => context.sealer);
  const key = await localKey(dataDir);
  const local = localPages(key);
  const extend = (app: Express) =>
    app
      .get("/", home(constellation, local))
      .use("/mailbox", local.only, mailboxRouter(join(dataDir, "mailbox"), lettersSealers))
      .use("/traces", local.only, tracesRouter(traces));
  const front = await openFront({ port, host, trustedProxies, local, extend });
  const tracing = startTracing({ log: log("traces"), sink: traces.add });
  // In production ADMIN_EMAIL makes the first admin.
  const production = isProduction(process.env);
  const development = production
    ? fromEnvironment(front.url)
    : await openDevelopment({ dir: dataDir, url: front.url, log: (line) => log("postgres").info(line) });
  const bus = openBus(log("bus"));
  try {
    await tracing;
    services = await allStarted(
      constellation.map(async (service) =>
        startService(service, {
          env: await development.envOf(service.name),
          bus,
          log: log(service.name),
          withoutInbox,
        }),
      ),
    );
    // Before the first request is accepted, so that nobody else can take these addresses.
    if (!production) await openOwnAccounts(services, await localAccounts(dataDir));
    front.mount(services);
  } catch (error) {
    await front.stop();
    await development.stop();
    await (await tracing).stop();
    throw error;
  }
  // `make` finds the running platform by this note.
  await lock.tell({ url: front.url, settings: noteOfSettings(process.env, front.url) });
  return {
    url: front.url,
    dataDir,
    services,
    localKey: key,
    async stop() {
      await lock.tell({ url: null });
      await front.stop();
      await bus.close();
      await development.stop();
      await (await tracing).stop();
      logFile.flushSync();
      await lock.release();
    },
  };
}

/**
 * Resolves when all services have started. When one fails to start, stops the others first, so that nothing keeps
 * running.
 */
async function allStarted(starting: readonly Promise<RunningService>[]): Promise<RunningService[]> {
  try {
    return await Promise.all(starting);
  } catch (error) {
    for (const one of await Promise.allSettled(starting))
      if (one.status === "fulfilled") await one.value.stop();
    throw error;
  }
}

/** In production nothing is embedded: a setting that is missing in the environment was refused before. */
const fromEnvironment = (url: string): Development => ({
  envOf: async (service) => productionSettings(service, url, process.env),
  stop: async () => {},
});
