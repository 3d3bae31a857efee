import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { decodeJwt } from "jose";
import { serviceTokenHeader } from "../auth/service-tokens.ts";

/** What somebody wanted held. */
export interface Asked {
  readonly workId: string;
  readonly resource: string;
  readonly quantity: number;
}

/** What the peer does with a request: hold, refuse, break, never answer, or break the connection. */
export type AllowanceMood = "generous" | "mean" | "broken" | "silent" | "gone";

const answers = {
  generous: { status: 201, body: { state: "held" } },
  mean: {
    status: 402,
    body: {
      code: "over-allowance",
      detail: "This needs more than remains. Upgrade to Silver.",
      allowance: { remains: 7, enough: "silver" },
    },
  },
  broken: { status: 500, body: { code: "internal-error", detail: "Something broke." } },
};

/** Stands in for the subscription service: `POST /usage/reservations` with its answers, over real HTTP. */
export async function startAllowancePeer() {
  const peer = {
    mood: "generous" as AllowanceMood,
    /** All that was asked for, answered or not. */
    asked: [] as Asked[],
    /** Which services asked, for which addresses, by the tokens that they showed. */
    askedFor: [] as { service: unknown; address: unknown }[],
  };
  const server = createServer(async (request, response) => {
    const body = (await json(request)) as Asked;
    peer.asked.push(body);
    const shown = decodeJwt(request.headers[serviceTokenHeader]?.toString() ?? "");
    peer.askedFor.push({ service: shown.iss, address: shown.addr });
    if (peer.mood === "silent") return;
    if (peer.mood === "gone") return response.destroy();
    const { status, body: said } = answers[peer.mood];
    const right = request.method === "POST" && request.url === "/subscription/v1/usage/reservations";
    response.writeHead(right ? status : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(said));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A test's process ends although nobody closed its peer.
  server.unref();
  return Object.assign(peer, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
export type AllowancePeer = Awaited<ReturnType<typeof startAllowancePeer>>;
