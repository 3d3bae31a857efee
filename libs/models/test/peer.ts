import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request that the peer was sent. */
export interface Asked {
  readonly path: string;
  readonly range: string | undefined;
}

/** Stands in for a place that serves files. It can misbehave. */
export interface Peer {
  readonly url: string;
  readonly asked: Asked[];
  /** The files by their path without the first slash. */
  readonly files: Map<string, Uint8Array>;
  /** Answers a request in another way; false to serve the file as usual. */
  misbehave: (request: IncomingMessage, response: ServerResponse, file: Uint8Array) => boolean;
  close(): Promise<void>;
}

/** Starts a peer that serves files and knows ranges. */
export async function startPeer(files: Iterable<readonly [string, Uint8Array]>): Promise<Peer> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? "").slice(1));
    peer.asked.push({ path, range: request.headers.range });
    const file = peer.files.get(path) ?? new Uint8Array();
    if (peer.misbehave(request, response, file)) return;
    if (!peer.files.has(path)) response.writeHead(404, { "content-type": "text/html" }).end("<h1>No</h1>");
    else serve(file, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const peer: Peer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    files: new Map(files),
    misbehave: () => false,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return peer;
}

function serve(file: Uint8Array, request: IncomingMessage, response: ServerResponse): void {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
  const range = from > 0 ? { "content-range": `bytes ${from}-${file.length - 1}/${file.length}` } : {};
  response.writeHead(from > 0 ? 206 : 200, { "content-length": file.length - from, ...range });
  response.end(file.subarray(from));
}

/** Sends the beginning of an answer; the caller ends or destroys it. */
export function sendHalf(response: ServerResponse, file: Uint8Array): Promise<void> {
  response.writeHead(200, { "content-length": file.length });
  return new Promise((resolve) => response.write(file.subarray(0, file.length / 2), () => resolve()));
}
