import { Refusal } from "@storytelling/values";
import { decodeJwt, errors, type JWTVerifyGetKey, jwtVerify } from "jose";
import { z } from "zod";
import type { Clock } from "../time/clock.ts";
import { remembered } from "./remembered.ts";
import { remoteKeys } from "./remote-keys.ts";
import { ServiceName, urlAt } from "./service-names.ts";
import { livesSeconds, serviceTokenType } from "./service-tokens.ts";

/** A service that asks, and for whom. */
export interface Caller {
  readonly service: ServiceName;
  readonly userId: string;
  /** The network address of that user; null when a job asks. */
  readonly address: string | null;
}

/** Recognises the other services by their tokens. */
export interface Callers {
  /** @throws Refusal `unauthenticated` when no service of ours made the token for this one; `unavailable` */
  callerOf(token: string): Promise<Caller>;
}

/** Where the public keys of a service are. */
export type PeerKeys = (service: ServiceName) => JWTVerifyGetKey;

const Claims = z.object({
  iss: ServiceName,
  sub: z.uuid(),
  exp: z.number(),
  addr: z.union([z.ipv4(), z.ipv6()]).nullable(),
});

/** The keys that each service publishes; `{service}` in the address is replaced by its name. */
export function peersAt(address: string, clock: Clock): PeerKeys {
  const known = new Map<ServiceName, JWTVerifyGetKey>();
  return (service) => {
    const url = urlAt(address, service, "/.well-known/service-keys.json");
    const keys = known.get(service) ?? remoteKeys(url.href, clock);
    known.set(service, keys);
    return keys;
  };
}

/** Recognises the services that ask the service `self`. */
export function knownCallers(options: { self: string; keysOf: PeerKeys; clock: Clock }): Callers {
  const { self, keysOf, clock } = options;
  // Nothing revokes such a token before it expires, so it is checked once.
  const claimsOf = remembered((token) => verified(token, self, keysOf, clock), clock, livesSeconds * 1000);
  return {
    async callerOf(token) {
      const { iss, sub, addr } = await claimsOf(token);
      return { service: iss, userId: sub, address: addr };
    },
  };
}

async function verified(
  token: string,
  self: string,
  keysOf: PeerKeys,
  clock: Clock,
): Promise<z.infer<typeof Claims>> {
  try {
    const issuer = ServiceName.parse(decodeJwt(token).iss);
    const { payload } = await jwtVerify(token, keysOf(issuer), {
      issuer,
      audience: self,
      typ: serviceTokenType,
      algorithms: ["EdDSA"],
      currentDate: clock.now(),
      clockTolerance: 5,
      maxTokenAge: livesSeconds,
      requiredClaims: ["sub", "iat", "exp"],
    });
    return Claims.parse(payload);
  } catch (cause) {
    if (cause instanceof errors.JWTExpired)
      throw refused("service-token-expired", "The service's token has expired.", cause);
    const known = cause instanceof errors.JOSEError || cause instanceof z.ZodError;
    if (known && !(cause instanceof errors.JWKSTimeout))
      throw refused("service-token-invalid", "No service of ours has made this token for this one.", cause);
    const message = "The service's token cannot be checked at the moment. Try again shortly.";
    throw new Refusal("unavailable", "service-keys-unavailable", message, { cause, retryAfter: 2 });
  }
}

const refused = (code: string, message: string, cause: unknown): Refusal =>
  new Refusal("unauthenticated", code, `${message} Leave the header Service-Token out: it is for services.`, {
    cause,
  });
