import { once } from "node:events";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Refusal } from "@storytelling/values";
import type { Request, Response } from "express";
import parseRange from "range-parser";
import type { Media } from "./use-case.ts";

const heartbeatMs = 15_000;
const mostMissed = 4;

/** Sends bytes, whole or the one range asked for (RFC 9110, 14). */
export async function sendMedia(request: Request, response: Response, media: Media): Promise<void> {
  response.setHeader("accept-ranges", "bytes");
  response.setHeader("content-type", media.contentType);
  response.setHeader("etag", media.etag);
  response.setHeader("cache-control", "private, no-cache");
  if (media.filename) {
    response.setHeader(
      "content-disposition",
      `inline; filename*=UTF-8''${encodeURIComponent(media.filename)}`,
    );
  }
  if (request.headers["if-none-match"] === media.etag) {
    response.status(304).end();
    return;
  }
  const unchanged = request.headers["if-range"] === undefined || request.headers["if-range"] === media.etag;
  const ranges =
    request.headers.range && unchanged ? parseRange(media.size, request.headers.range) : undefined;
  if (ranges === -1) {
    response.setHeader("content-range", `bytes */${media.size}`);
    const message = `There are ${media.size} bytes. Ask for a range within them, or for all.`;
    throw new Refusal("out-of-range", "range-not-satisfiable", message);
  }
  const single =
    Array.isArray(ranges) && ranges.type === "bytes" && ranges.length === 1 ? ranges[0] : undefined;
  if (single) {
    response.status(206).setHeader("content-range", `bytes ${single.start}-${single.end}/${media.size}`);
    response.setHeader("content-length", single.end - single.start + 1);
  } else response.setHeader("content-length", media.size);
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  const content = await media.read(single && { start: single.start, end: single.end + 1 });
  await pipeline(Readable.from(content, { objectMode: false }), response);
}

/** Sends bytes whose number is not known before. A failure closes the connection. */
export async function sendStream(
  response: Response,
  content: AsyncIterable<Uint8Array>,
  type: string,
): Promise<void> {
  response.setHeader("content-type", type);
  response.setHeader("cache-control", "no-store");
  await pipeline(Readable.from(content, { objectMode: false }), response);
}

/**
 * Sends a value as JSON with its length, headers and body in one write. Express' own json() would answer 304 for our
 * ETags, which change with edits only, not with everything that an answer shows.
 */
export function sendJson(response: Response, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  response.status(status).setHeader("content-type", "application/json; charset=utf-8");
  response.setHeader("content-length", body.length).end(body);
}

/**
 * Sends values as server-sent events until they end or the client disconnects. The next one is read when the socket has
 * room. A client that has taken nothing for a minute is disconnected.
 */
export async function sendEvents(
  response: Response,
  events: AsyncIterable<unknown>,
  signal: AbortSignal,
): Promise<void> {
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  response.write("retry: 2000\n\n");
  let missed = 0;
  const beat = setInterval(() => {
    missed = response.writableNeedDrain ? missed + 1 : 0;
    if (missed >= mostMissed) response.destroy();
    else if (missed === 0) response.write(": still here\n\n");
  }, heartbeatMs);
  try {
    let id = 0;
    for await (const event of events) {
      if (signal.aborted || response.destroyed) break;
      const room = response.write(`id: ${++id}\ndata: ${JSON.stringify(event)}\n\n`);
      if (!room) await once(response, "drain", { signal }).catch(() => {});
    }
  } finally {
    clearInterval(beat);
    response.end();
  }
}
