import type { Redis } from "ioredis";
import type { Logger } from "pino";
import { trim } from "./scripts.ts";
import { unreadLimit } from "./timing.ts";

/** Trims the entries of a stream that every group has acknowledged, and logs an error when it grows too long. */
export async function trimStream(redis: Redis, stream: string, log: Logger): Promise<void> {
  const [left, unread] = await trim(redis, [stream], [unreadLimit]);
  if (unread > 0) log.error({ stream, unread }, "events that no group had read were dropped");
  else if (left > unreadLimit)
    log.error({ stream, left }, "a consumer group is far behind, and its events fill Redis");
}
