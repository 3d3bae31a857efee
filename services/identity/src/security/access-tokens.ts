import { accessTokenType, exportAudience, tokenAudience, tokenIssuer } from "@storytelling/service";
import { type CryptoKey, type JWTPayload, SignJWT } from "jose";
import { accessSeconds } from "../domain/session.ts";
import type { Holder } from "../domain/user.ts";

/** A key that signs, by its id. */
export interface Signing {
  readonly kid: string;
  readonly key: CryptoKey;
}

/**
 * Signs an access token. `now` is read while the holder's row is locked, so that a later change of role voids the
 * token. `iat` carries milliseconds: tokens from before and after a change of role are distinguished that finely.
 */
export function signAccessToken(
  signing: Signing,
  holder: Holder,
  sessionId: string,
  now: Date,
): Promise<string> {
  const claims = { permissions: [...holder.permissions], sid: sessionId };
  return signed(signing, holder, { claims, audience: tokenAudience, seconds: accessSeconds }, now);
}

/** A token that is valid for two minutes and only lets a service's data about its holder be fetched. */
export const signExportToken = (signing: Signing, holder: Holder, now: Date): Promise<string> =>
  signed(signing, holder, { claims: { permissions: [] }, audience: exportAudience, seconds: 120 }, now);

function signed(
  signing: Signing,
  { user, since }: Holder,
  made: { claims: JWTPayload; audience: string; seconds: number },
  now: Date,
): Promise<string> {
  const issuedMs = Math.max(now.getTime(), since);
  return new SignJWT({ role: user.role, ...made.claims })
    .setProtectedHeader({ alg: "EdDSA", kid: signing.kid, typ: accessTokenType })
    .setIssuer(tokenIssuer)
    .setAudience(made.audience)
    .setSubject(user.id)
    .setIssuedAt(issuedMs / 1000)
    .setExpirationTime(Math.floor(issuedMs / 1000) + made.seconds)
    .sign(signing.key);
}
