import type { Redis } from "ioredis";
import type { Lag } from "../bus.ts";
import { trouble } from "./connection.ts";
import type { Names } from "./names.ts";

/** The lag of a group in each partition: entries delivered but not acknowledged, and entries not delivered. */
export async function lagOf(
  redis: Redis,
  names: Names,
  group: string,
  ours: (partition: number) => boolean,
): Promise<Lag[]> {
  const partitions = Array.from({ length: names.partitions }, (_, partition) => partition);
  try {
    return await Promise.all(
      partitions.map(async (partition) => ({
        partition,
        ...(await behind(redis, names.stream(partition), group)),
        ours: ours(partition),
      })),
    );
  } catch (error) {
    throw trouble(error);
  }
}

async function behind(
  redis: Redis,
  stream: string,
  group: string,
): Promise<{ waiting: number; oldest: Date | null }> {
  const groups = (await redis.xinfo("GROUPS", stream).catch((error) => {
    if (trouble(error).message.includes("no such key")) return [];
    throw error;
  })) as unknown[][];
  const its = groups.map(fieldsOf).find((fields) => fields.get("name") === group);
  if (!its) return { waiting: 0, oldest: null };
  const pending = Number(its.get("pending"));
  const given = String(its.get("last-delivered-id"));
  const next = await redis.xrange(stream, `(${given}`, "+", "COUNT", 1);
  // Redis 7 counts the lag. Earlier versions do not, nor does a stream with deleted entries; its length is an upper
  // bound.
  const known = its.get("lag");
  const ungiven = typeof known === "number" ? known : next.length > 0 ? await redis.xlen(stream) : 0;
  const [, first] =
    pending > 0 ? ((await redis.xpending(stream, group)) as [number, string | null]) : [0, null];
  const oldest = first ?? next[0]?.[0];
  // An entry's id begins with the time, in ms, at which Redis accepted it.
  return { waiting: pending + ungiven, oldest: oldest ? new Date(Number.parseInt(oldest, 10)) : null };
}

function fieldsOf(flat: unknown[]): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  for (let at = 0; at < flat.length; at += 2) fields.set(String(flat[at]), flat[at + 1]);
  return fields;
}
