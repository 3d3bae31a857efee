import type { Redis } from "ioredis";
import { trouble } from "./connection.ts";
import type { Names } from "./names.ts";

/** Makes a group that starts after `id`, and its stream if needed. Does nothing if the group exists. */
export async function makeGroup(redis: Redis, stream: string, group: string, id: "0" | "$"): Promise<void> {
  try {
    await redis.xgroup("CREATE", stream, group, id, "MKSTREAM");
  } catch (error) {
    if (!trouble(error).message.startsWith("BUSYGROUP")) throw trouble(error);
  }
}

/** Makes a group in every partition. */
export async function makeGroups(redis: Redis, names: Names, group: string, id: "0" | "$"): Promise<void> {
  const partitions = Array.from({ length: names.partitions }, (_, partition) => partition);
  await Promise.all(partitions.map((partition) => makeGroup(redis, names.stream(partition), group, id)));
}

/** The groups for which Redis stores events, sorted. */
export async function knownGroups(redis: Redis, names: Names): Promise<string[]> {
  try {
    const groups = (await redis.xinfo("GROUPS", names.stream(0))) as unknown[][];
    return groups.map((group) => String(group[group.indexOf("name") + 1])).sort();
  } catch (error) {
    // The stream does not exist yet.
    if (trouble(error).message.includes("no such key")) return [];
    throw trouble(error);
  }
}
