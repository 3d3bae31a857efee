import { Refusal } from "@storytelling/values";
import type { RequestHandler } from "express";
import { addressOf } from "../callers.ts";
import { networkOf } from "../network.ts";

const most = 20;

/** Allows 20 open streams for each person, and 20 for each address (its /64 for IPv6). */
export function streamLimit(): RequestHandler {
  const standing = new Map<string, number>();
  return (request, response, next) => {
    const { actor } = response.locals;
    const whose = [
      `address ${networkOf(addressOf(request, response) ?? "unknown")}`,
      ...(actor ? [`person ${actor.id}`] : []),
    ];
    if (whose.some((one) => (standing.get(one) ?? 0) >= most)) throw tooMany();
    for (const one of whose) standing.set(one, (standing.get(one) ?? 0) + 1);
    response.once("close", () => {
      for (const one of whose) {
        const left = (standing.get(one) ?? 0) - 1;
        if (left > 0) standing.set(one, left);
        else standing.delete(one);
      }
    });
    next();
  };
}

const tooMany = () =>
  new Refusal(
    "too-many",
    "too-many-streams",
    `You follow ${most} things at a time already, or others at your address do. Close one of them and try again.`,
    { retryAfter: 5 },
  );
