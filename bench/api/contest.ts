import { median } from "../statistics.ts";
import type { Load } from "./measured.ts";
import { measure, type Server } from "./server.ts";

/** What one server made of one route. */
export interface Figure {
  readonly route: string;
  readonly server: string;
  /** Requests a second with 32 connections. */
  readonly perSecond: number;
  /** Processor time of the server for a request, in microseconds. */
  readonly cpu: number;
  /** Requests a second that the rest was measured at. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/**
 * Lets servers answer the same requests in turn, round after round; the first round only warms them up.
 * @param asked what all are asked, or each of them where they read what they wrote themselves
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
      if (wrong > 0) throw new Error(`${server.name} answered ${wrong} requests to ${route} wrongly.`);
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
