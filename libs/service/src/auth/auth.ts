import { Refusal } from "@storytelling/values";
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from "jose";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import type { Actor } from "./actor.ts";
import type { Cutoffs } from "./cutoffs.ts";
import { remembered } from "./remembered.ts";

export const tokenIssuer = "storytelling";
export const tokenAudience = "storytelling";
/** What a token is good for with which a user's data is fetched for their export: for that alone. */
export const exportAudience = "storytelling-export";
export const accessTokenType = "at+jwt";

/** The claims of an access token, besides the registered ones. */
export const AccessClaims = z.object({
  sub: z.uuid(),
  aud: z.string(),
  iat: z.number(),
  exp: z.number(),
  role: z.string(),
  permissions: z.array(z.string()),
  sid: z.string().optional(),
});

export interface Auth {
  /** @throws Refusal `unauthenticated`, also for a token that was made for none of the audiences */
  actorOf(token: string, audiences?: readonly string[]): Promise<Actor>;
}

/** The public keys at an address, fetched when first needed and at most once per 10 s for a key id that is not known. */
export const remoteKeys = (jwksUrl: string): JWTVerifyGetKey =>
  createRemoteJWKSet(new URL(jwksUrl), { cooldownDuration: 10_000, timeoutDuration: 5000 });

export function tokenAuth(options: { keys: JWTVerifyGetKey; clock: Clock; cutoffs: Cutoffs }): Auth {
  const claimsOf = remembered((token) => verified(token, options.keys, options.clock), options.clock);
  return {
    async actorOf(token, audiences = [tokenAudience]) {
      const claims = await claimsOf(token);
      if (!audiences.includes(claims.aud)) throw tokenInvalid();
      const cutoff = options.cutoffs.of(claims.sub, claims.role);
      // A millisecond does not survive division and multiplication by 1000 exactly.
      if (cutoff !== null && Math.round(claims.iat * 1000) < cutoff) {
        throw new Refusal(
          "unauthenticated",
          "token-outdated",
          "Your rights have changed since this token was made. Refresh it.",
        );
      }
      return {
        id: claims.sub,
        role: claims.role,
        permissions: new Set(claims.permissions),
        sessionId: claims.sid ?? null,
        token,
      };
    },
  };
}

async function verified(
  token: string,
  keys: JWTVerifyGetKey,
  clock: Clock,
): Promise<z.infer<typeof AccessClaims>> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: tokenIssuer,
      audience: [tokenAudience, exportAudience],
      typ: accessTokenType,
      algorithms: ["EdDSA"],
      currentDate: clock.now(),
      clockTolerance: 5,
      requiredClaims: ["sub", "iat", "exp"],
    });
    return AccessClaims.parse(payload);
  } catch (cause) {
    if (cause instanceof errors.JWTExpired) {
      throw new Refusal("unauthenticated", "token-expired", "This token has expired. Refresh it.", { cause });
    }
    if (
      cause instanceof errors.JWKSTimeout ||
      !(cause instanceof errors.JOSEError || cause instanceof z.ZodError)
    ) {
      throw new Refusal(
        "unavailable",
        "keys-unavailable",
        "Tokens cannot be checked just now. Try again shortly.",
        { cause, retryAfter: 2 },
      );
    }
    throw tokenInvalid(cause);
  }
}

const tokenInvalid = (cause?: unknown): Refusal =>
  new Refusal("unauthenticated", "token-invalid", "This token is not valid here. Sign in again.", { cause });
