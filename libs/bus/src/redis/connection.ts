import { Redis } from "ioredis";
import type { Logger } from "pino";
import { SteadyConnector } from "./connector.ts";
import { timing } from "./timing.ts";

/** A command to Redis failed or may have failed. The message contains no event and no password. */
export class RedisTrouble extends Error {
  override name = "RedisTrouble";
}

/** ioredis attaches the whole command, with users' words, to its errors. We keep only the message. */
export const trouble = (error: unknown): RedisTrouble =>
  error instanceof RedisTrouble
    ? error
    : new RedisTrouble(error instanceof Error ? error.message : String(error));

/** A connection that fails at once while it is down, notices a vanished server, and reconnects by itself. */
export function openConnection(url: string, name: string, log: Logger, ca?: string): Redis {
  const redis = new Redis(url, {
    connectionName: name.replaceAll(/[^\w-]/g, "-"),
    ...(ca ? { tls: { ca } } : {}),
    Connector: SteadyConnector,
    connectTimeout: timing.connect,
    socketTimeout: timing.silence,
    commandTimeout: timing.command,
    keepAlive: timing.silence,
    // A command that was running when the connection broke is rejected. It is never resent without the caller.
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    enableOfflineQueue: false,
    autoResubscribe: false,
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 6), 2000) * (0.5 + Math.random() / 2),
    // After a failover the old primary still answers, but accepts no writes.
    reconnectOnError: (error) => error.message.startsWith("READONLY"),
  });
  let away = false;
  redis.on("error", (error: Error) => {
    if (!away) log.warn({ reason: error.message }, "Redis is unreachable");
    away = true;
  });
  redis.on("ready", () => {
    if (away) log.info("Redis is reachable again");
    away = false;
  });
  return redis;
}

/** Resolves when commands can be sent. @throws RedisTrouble when there is no connection in time */
export async function connected(redis: Redis): Promise<void> {
  if (redis.status === "ready") return;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let reason = "no answer";
  const noted = (error: Error) => {
    reason = error.message;
  };
  const failed = () => reject(new RedisTrouble(`Redis cannot be reached: ${reason}.`));
  const timer = setTimeout(failed, timing.patience);
  redis.on("error", noted).once("ready", resolve).once("end", failed);
  if (redis.status === "end") failed();
  await promise.finally(() => {
    clearTimeout(timer);
    redis.off("error", noted).off("ready", resolve).off("end", failed);
  });
}
