import { once } from "node:events";
import type { Request } from "express";

// A client that is still sending would find the connection closed and could not read the reason.
const restMs = 10_000;

/** Reads and drops the rest of a body, for a while. */
export async function restOf(request: Request): Promise<void> {
  if (request.readableEnded || request.destroyed) return;
  const enough = new AbortController();
  const timer = setTimeout(() => enough.abort(), restMs);
  request.resume();
  const { signal } = enough;
  await Promise.race([once(request, "end", { signal }), once(request, "close", { signal })]).catch(() => {});
  enough.abort();
  clearTimeout(timer);
}
