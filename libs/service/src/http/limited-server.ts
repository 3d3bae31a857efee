import { createServer, type RequestListener, type Server } from "node:http";
import { refuseBroken } from "./broken-requests.ts";
import { networkOf } from "./network.ts";

/** How many may connect, and how long they may take. Bodies have a pace of their own: `body/paced.ts`. */
export interface ServerLimits {
  /** Each is a file descriptor and some 20 kB. */
  readonly connections: number;
  /** Of one address (of IPv6, its /64), which may be a school's; this machine's own services are not counted. */
  readonly connectionsOfOne: number;
  /** A head is one packet or two; the slowest phone sends it within a second. */
  readonly headersMs: number;
  /** 25 MB, the largest upload, at 230 kbit a second. */
  readonly requestMs: number;
  /** Longer than proxies keep an idle connection (nginx: 60 s), so that they are the ones to close it. */
  readonly idleMs: number;
  /** How often times are looked at. */
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
 * An HTTP server that nobody holds up by connecting often or sending slowly. Connections of the addresses that `counts`
 * picks are counted for each; behind a proxy none is, since all are the proxy's.
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
