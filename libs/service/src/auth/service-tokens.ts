import { isIP } from "node:net";
import { type CryptoKey, type JWTPayload, SignJWT } from "jose";
import type { Clock } from "../time/clock.ts";
import type { ServiceName } from "./service-names.ts";

/** The header that a service's own token travels in, beside the user's. */
export const serviceTokenHeader = "service-token";
/** No access token has this type, so that neither passes for the other. */
export const serviceTokenType = "service+jwt";

export const livesSeconds = 60;
const reusedMs = 30_000;
const most = 10_000;

/** What one service asks of another. */
export interface Errand {
  /** Who is asked. */
  readonly service: ServiceName;
  /** For whom. */
  readonly userId: string;
  /** The user's network address; null when a job asks, which has none. */
  readonly address: string | null;
}

/** A key that signs, by its id. */
export interface Signing {
  readonly kid: string;
  readonly key: CryptoKey | Uint8Array;
}

/** Vouches for what this service asks of others. */
export interface ServiceTokens {
  /** A token for an errand, good for at least 30 s and at most 60 s. */
  tokenFor(errand: Errand): Promise<string>;
}

/** Signs as the service `self`. The same errand has the same token for 30 s, since a page asks many things at once. */
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
      // Oldest first, as a Map keeps them; an errand that is known comes to the end again.
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
