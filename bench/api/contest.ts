import { median } from "../statistics.ts";
import type { Load } from "./measured.ts";
import { measure, type Server } from "./server.ts";

/** The figures of one server for one route. */
export interface Figure {
  readonly route: string;
  readonly server: string;
  /** Requests a second with 32 connections. */
  readonly perSecond: number;
  /** CPU time of the server for a request, in microseconds. */
  readonly cpu: number;
  /** The requests a second at which the latencies were measured. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/**
 * Sends the same requests to the servers in turn, round after round. The first round only warms them up.
 * @param asked the requests for all servers, or for each server when it reads what it wrote itself
 */
export async function contest(
  route: string,
  servers: readonly Server[],
  asked: Load["requests"] | ReadonlyMap<Server, Load["requests"]>,
  { rounds, seconds, perSecond = 200 }: { rounds: number; seconds: number; perSecond?: number },
): Promise<Figure[]> {
  const seen = servers.map((server) => ({ server, of: [] as Omit<Figure, "route" | "server" | "rate">[] }));
  for (let round = 0; round <= rounds; round++) {
    for (const { server, of } of seen) {
      const { url } = server;
      const requests = asked instanceof Map ? (asked.get(server) ?? []) : (asked as Load["requests"]);
      const before = await server.cpu();
      const full = await measure({ url, seconds, connections: 32, requests });
      const cpu = ((await server.cpu()) - before) / (full.perSecond * seconds);
      const steady = await measure({ url, seconds, connections: 64, perSecond, requests });
      const wrong = full.wrong + steady.wrong;
      if (wrong > 0) throw new Error(`${server.name} gave ${wrong} wrong answers to ${route}.`);
      if (round > 0) of.push({ perSecond: full.perSecond, cpu, p50: steady.p50, p99: steady.p99 });
    }
  }
  return seen.map(({ server, of }) => {
    const middle = (key: keyof (typeof of)[number]) => median(of.map((one) => one[key]));
    return {
      route,
      server: server.name,
      perSecond: middle("perSecond"),
      cpu: middle("cpu"),
      rate: perSecond,
      p50: middle("p50"),
      p99: middle("p99"),
    };
  });
}
