import { randomUUID } from "node:crypto";
import type { Redis } from "ioredis";
import type { Logger } from "pino";
import type { Memory } from "../bus.ts";
import { connected, RedisTrouble, trouble } from "./connection.ts";
import { knownGroups, makeGroups } from "./groups.ts";
import type { Names } from "./names.ts";

/**
 * Checks, once for each connection, that all processes use the same number of partitions. Warns of settings with
 * which Redis may lose events.
 */
export function serverCheck(redis: Redis, names: Names, log: Logger) {
  let passed: Promise<void> | undefined;
  let warned = false;
  redis.on("close", () => {
    passed = undefined;
  });

  /** SET fails in the same cases as XADD: on a replica, without memory, with a full disk. */
  async function agree(): Promise<void> {
    await connected(redis);
    try {
      await redis.set(names.agreement, names.partitions, "NX");
      const agreed = Number(await redis.get(names.agreement));
      if (agreed !== names.partitions)
        throw new RedisTrouble(
          `This Redis stores events in ${agreed} partitions, but this process would use ${names.partitions}.`,
        );
    } catch (error) {
      throw trouble(error);
    }
  }

  async function warn(): Promise<void> {
    if (warned) return;
    warned = true;
    const info = await redis.info().catch(() => "");
    const value = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, "m").exec(info)?.[1];
    if (value("aof_enabled") === "0")
      log.warn(
        "Redis keeps no append-only file: events are lost when it ends; set appendonly yes, appendfsync always",
      );
    if ((value("maxmemory_policy") ?? "noeviction") !== "noeviction")
      log.warn("Redis may evict events when its memory is full; set maxmemory-policy noeviction");
  }

  /** The first process that asks an empty Redis sets its new name. */
  async function memory(groups: readonly string[] = []): Promise<Memory> {
    await ready();
    await Promise.all(groups.map((group) => makeGroups(redis, names, group, "0")));
    try {
      await redis.set(names.memory, randomUUID(), "NX");
      const name = String(await redis.get(names.memory));
      return { name, groups: await knownGroups(redis, names) };
    } catch (error) {
      throw trouble(error);
    }
  }

  /** Resolves when events can flow over this connection. */
  function ready(): Promise<void> {
    passed ??= agree()
      .then(warn)
      .catch((error) => {
        passed = undefined;
        throw error;
      });
    return passed;
  }

  return {
    agree,
    memory,
    ready,
  };
}
export type ServerCheck = ReturnType<typeof serverCheck>;
