import type { Redis } from "ioredis";
import type { Logger } from "pino";
import { trim } from "./scripts.ts";
import { unreadLimit } from "./timing.ts";

/** Lets a stream forget what every group has acknowledged, and cries out when it grows without end. */
export async function trimStream(redis: Redis, stream: string, log: Logger): Promise<void> {
  const [left, unread] = await trim(redis, [stream], [unreadLimit]);
  if (unread > 0) log.error({ stream, unread }, "events that no group reads were dropped");
  else if (left > unreadLimit)
    log.error({ stream, left }, "a group is far behind, and its events fill Redis");
}
