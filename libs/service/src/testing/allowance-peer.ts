import type { ServerResponse } from "node:http";
import { decodeJwt } from "jose";
import { serviceTokenHeader } from "../auth/service-tokens.ts";
import { type Disturbance, type PeerAnswer, refused, startPeer } from "./peer.ts";

/** A reservation that was asked for. */
export interface Asked {
  readonly workId: string;
  readonly resource: string;
  readonly quantity: number;
}

/** What the peer does with a request: hold, refuse, break, never answer, or break the connection. */
export type AllowanceMood = "generous" | "mean" | "broken" | "silent" | "gone";

const answers: Record<AllowanceMood, (asked: Asked) => PeerAnswer | Disturbance> = {
  generous: (asked) => ({
    status: 201,
    body: { ...asked, state: "held", month: "2026-11", expiresAt: "2026-11-30T12:00:00.000Z" },
  }),
  mean: () =>
    refused(402, "over-allowance", "This needs more than remains. Upgrade to Silver.", {
      allowance: { remains: 7, enough: "silver" },
    }),
  broken: () => refused(500, "internal-error", "Something broke."),
  silent: () => ({ disturb: () => {} }),
  gone: () => ({ disturb: (response: ServerResponse) => void response.destroy() }),
};

/** Stands in for the subscription service's `POST /usage/reservations`. */
export async function startAllowancePeer() {
  const seen = {
    mood: "generous" as AllowanceMood,
    /** Every request, answered or not. */
    asked: [] as Asked[],
    /** Which services asked, for which addresses, by their tokens. */
    askedFor: [] as { service: unknown; address: unknown }[],
  };
  const peer = await startPeer(({ body, headers }) => {
    const asked = body as Asked;
    seen.asked.push(asked);
    const shown = decodeJwt(headers[serviceTokenHeader]?.toString() ?? "");
    seen.askedFor.push({ service: shown.iss, address: shown.addr });
    return answers[seen.mood](asked);
  });
  return Object.assign(seen, peer);
}
export type AllowancePeer = Awaited<ReturnType<typeof startAllowancePeer>>;
