import { createServer, type RequestListener, type Server } from "node:http";
import { refuseBroken } from "./broken-requests.ts";
import { networkOf } from "./network.ts";

/** How many connections there may be, and how long they may take. `body/paced.ts` limits how slowly bodies arrive. */
export interface ServerLimits {
  /** Each takes a file descriptor and some 20 kB. */
  readonly connections: number;
  /** Of one address (its /64 for IPv6), which may be a school's. Services on this machine are not counted. */
  readonly connectionsOfOne: number;
  /** The headers are one or two packets; the slowest phone sends them within a second. */
  readonly headersMs: number;
  /** 25 MB, the largest upload, at 230 kbit a second. */
  readonly requestMs: number;
  /** Longer than proxies keep an idle connection (nginx: 60 s), so that they are the ones to close it. */
  readonly idleMs: number;
  /** How often the time limits are checked. */
  readonly lookMs: number;
}

export const usualLimits: ServerLimits = {
  connections: 10_000,
  connectionsOfOne: 500,
  headersMs: 10_000,
  requestMs: 900_000,
  idleMs: 65_000,
  lookMs: 2000,
};
const headBytes = 16_384;
const mostHeaders = 100;

/** Whether a connection comes from another machine. */
export const fromElsewhere = (address: string): boolean => !/^(?:::1$|(?:::ffff:)?127\.)/.test(address);

/**
 * An HTTP server that many connections or slow senders cannot block. Connections are counted for each address that
 * `counts` selects. Behind a proxy none are counted, since all have the proxy's address.
 */
export function limitedServer(
  listener: RequestListener,
  { counts, ...given }: Partial<ServerLimits> & { counts(address: string): boolean },
): Server {
  const limits = { ...usualLimits, ...given };
  const server = createServer(
    {
      maxHeaderSize: headBytes,
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.idleMs,
      connectionsCheckingInterval: limits.lookMs,
    },
    listener,
  );
  server.maxConnections = limits.connections;
  server.maxHeadersCount = mostHeaders;
  server.on("clientError", refuseBroken);
  countByAddress(server, counts, limits.connectionsOfOne);
  return server;
}

function countByAddress(server: Server, counts: (address: string) => boolean, most: number): void {
  const standing = new Map<string, number>();
  server.on("connection", (socket) => {
    const { remoteAddress = "" } = socket;
    if (!counts(remoteAddress)) return;
    const network = networkOf(remoteAddress);
    const count = (standing.get(network) ?? 0) + 1;
    if (count > most) return void socket.destroy();
    standing.set(network, count);
    socket.once("close", () => {
      const left = (standing.get(network) ?? 0) - 1;
      if (left > 0) standing.set(network, left);
      else standing.delete(network);
    });
  });
}
