import { Refusal } from "@storytelling/values";
import { errors, type JWTVerifyGetKey, jwtVerify } from "jose";
import { z } from "zod";
import type { Clock } from "../time/clock.ts";
import type { Actor } from "./actor.ts";
import type { Cutoffs } from "./cutoffs.ts";
import { remembered } from "./remembered.ts";

export const tokenIssuer = "storytelling";
export const tokenAudience = "storytelling";
/** The audience of a token that only fetches a user's data for their export. */
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
  sid: z.uuid().optional(),
});

export interface Auth {
  /** @throws Refusal `unauthenticated`, also when the token was made for none of the audiences */
  actorOf(token: string, audiences?: readonly string[]): Promise<Actor>;
}

/** Seconds that clocks may differ. A token from further in the future was not made by us. */
const clockSkew = 60;

/**
 * Whether a session and a key are still valid, asked where they are stored. `sid` is null for a token for an export.
 */
export type Stands = (token: { userId: string; sid: string | null; kid: string }) => Promise<boolean>;

const sessionEnded = () =>
  new Refusal("unauthenticated", "session-ended", "This session is over. Sign in again.");

export function tokenAuth(options: {
  keys: JWTVerifyGetKey;
  clock: Clock;
  cutoffs: Cutoffs;
  stands?: Stands;
}): Auth {
  const { keys, clock, cutoffs, stands } = options;
  const claimsOf = remembered((token) => verified(token, keys, clock), clock);
  return {
    async actorOf(token, audiences = [tokenAudience]) {
      const claims = await claimsOf(token);
      const { kid, aud } = claims;
      if (!audiences.includes(aud)) throw tokenInvalid();
      if (cutoffs.isRevoked(kid)) throw tokenInvalid();
      if (claims.sid && cutoffs.hasEnded(claims.sid)) throw sessionEnded();
      const sid = aud === exportAudience ? null : (claims.sid ?? "");
      if (stands && !(await stands({ userId: claims.sub, sid, kid }))) throw sessionEnded();
      const cutoff = cutoffs.of(claims.sub, claims.role);
      // Dividing and multiplying by 1000 does not return the exact milliseconds.
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
): Promise<z.infer<typeof AccessClaims> & { kid: string }> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer: tokenIssuer,
      audience: [tokenAudience, exportAudience],
      typ: accessTokenType,
      algorithms: ["EdDSA"],
      currentDate: clock.now(),
      clockTolerance: 5,
      requiredClaims: ["sub", "iat", "exp"],
    });
    const claims = AccessClaims.parse(payload);
    if (claims.iat > clock.now().getTime() / 1000 + clockSkew) throw new errors.JWTInvalid("from the future");
    return { ...claims, kid: protectedHeader.kid ?? "" };
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
