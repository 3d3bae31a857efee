import { isIP } from "node:net";
import { type CryptoKey, type JWTPayload, SignJWT } from "jose";
import type { Clock } from "../time/clock.ts";
import type { ServiceName } from "./service-names.ts";

/** The header that carries a service's own token, beside the user's. */
export const serviceTokenHeader = "service-token";
/** Access tokens have another type, so neither is accepted in place of the other. */
export const serviceTokenType = "service+jwt";

export const livesSeconds = 60;
const reusedMs = 30_000;
const most = 10_000;

/** A request of one service to another. */
export interface Errand {
  /** The service that is asked. */
  readonly service: ServiceName;
  /** The user on whose behalf. */
  readonly userId: string;
  /** The user's network address; null when a job asks, which has none. */
  readonly address: string | null;
}

/** A key that signs, by its id. */
export interface Signing {
  readonly kid: string;
  readonly key: CryptoKey | Uint8Array;
}

/** Signs what this service asks of others. */
export interface ServiceTokens {
  /** A token for an errand, valid for at least 30 s and at most 60 s. */
  tokenFor(errand: Errand): Promise<string>;
}

/**
 * Signs as the service `self`. The same errand gets the same token for 30 s, since a page sends many requests at once.
 */
export function serviceTokens(options: {
  self: string;
  signing: () => Promise<Signing>;
  clock: Clock;
}): ServiceTokens {
  const { self, signing, clock } = options;
  const known = new Map<string, { token: Promise<string>; at: number }>();
  return {
    tokenFor(errand) {
      const now = clock.now().getTime();
      const key = `${errand.service} ${errand.userId} ${errand.address}`;
      const before = known.get(key);
      if (before && Math.abs(now - before.at) < reusedMs) return before.token;
      const token = signing().then((by) => sign(by, self, errand, now));
      // A Map keeps the order of insertion, so the oldest is first. An errand that is known moves to the end.
      known.delete(key);
      if (known.size >= most) known.delete(known.keys().next().value ?? "");
      known.set(key, { token, at: now });
      token.catch(() => known.delete(key));
      return token;
    },
  };
}

function sign({ kid, key }: Signing, self: string, errand: Errand, nowMs: number): Promise<string> {
  const seconds = Math.floor(nowMs / 1000);
  const claims: JWTPayload = { addr: errand.address && isIP(errand.address) ? errand.address : null };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "EdDSA", kid, typ: serviceTokenType })
    .setIssuer(self)
    .setAudience(errand.service)
    .setSubject(errand.userId)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + livesSeconds)
    .sign(key);
}
