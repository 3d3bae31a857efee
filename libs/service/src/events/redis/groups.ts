import type { Redis } from "ioredis";
import { trouble } from "./connection.ts";
import type { Names } from "./names.ts";

/** Makes a group that starts after `id`, and the stream if there is none; leaves a group that is there alone. */
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
