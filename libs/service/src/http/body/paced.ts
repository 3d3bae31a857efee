import { Refusal } from "@storytelling/values";
import type { RequestHandler } from "express";

/** How slowly a body may arrive. */
export interface Pace {
  /** For how long any speed is allowed. */
  readonly graceMs: number;
  /** The least average speed after that, in bytes a second. A phone at the edge of its network is faster. */
  readonly bytesPerSecond: number;
}

/**
 * Refuses a body that arrives more slowly, so that nobody can occupy a connection and a turn by sending a byte now and
 * then. The time that a body waits for its turn does not count.
 */
export const paced =
  ({ graceMs, bytesPerSecond }: Pace = { graceMs: 20_000, bytesPerSecond: 4000 }): RequestHandler =>
  (request, response, next) => {
    if (request.readableEnded) return next();
    const { socket } = request;
    const began = performance.now();
    const before = socket.bytesRead;
    const timer = setInterval(() => {
      const allowed = graceMs + ((socket.bytesRead - before) / bytesPerSecond) * 1000;
      if (performance.now() - began < allowed) return;
      clearInterval(timer);
      next(tooSlow());
    }, graceMs / 20);
    request.once("end", () => clearInterval(timer));
    response.once("close", () => clearInterval(timer));
    next();
  };

const tooSlow = () =>
  new Refusal(
    "too-slow",
    "request-too-slow",
    "The body came too slowly. Send it again on a better connection.",
  );
