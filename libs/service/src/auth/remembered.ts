import type { Clock } from "../time/clock.ts";

const most = 10_000;

interface Expiring {
  /** Seconds since 1970. */
  readonly exp: number;
}

/**
 * Checks a token's signature once in `forMs` (5 s), since a page sends many requests at once. A check costs as much as
 * the rest of a request. The caller still checks at each request whether the token or its key was revoked.
 */
export function remembered<C extends Expiring>(
  verify: (token: string) => Promise<C>,
  clock: Clock,
  forMs = 5000,
): (token: string) => Promise<C> {
  const known = new Map<string, { claims: C; until: number }>();
  return async (token) => {
    const now = clock.now().getTime();
    const before = known.get(token);
    if (before && now < before.until && now >= before.until - forMs && now < before.claims.exp * 1000)
      return before.claims;
    const claims = await verify(token);
    // A Map keeps the order of insertion, so the oldest is first. A token that is known moves to the end.
    known.delete(token);
    if (known.size >= most) known.delete(known.keys().next().value ?? "");
    known.set(token, { claims, until: now + forMs });
    return claims;
  };
}
