import { Refusal } from "@storytelling/values";
import type { RequestHandler } from "express";

/** How slowly a body may come. */
export interface Pace {
  /** For how long it may come as slowly as it likes. */
  readonly graceMs: number;
  /** What it has to bring in each second after that, on the average: a phone at the edge of its network has more. */
  readonly bytesPerSecond: number;
}

/**
 * Refuses a body that comes more slowly than that, so that nobody holds a connection and a turn with a byte now and
 * then. What waits for its turn is not measured meanwhile.
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
