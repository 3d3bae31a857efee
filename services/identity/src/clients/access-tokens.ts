import { accessTokenType, tokenAudience, tokenIssuer } from "@storytelling/service";
import { type CryptoKey, SignJWT } from "jose";
import { accessSeconds } from "../domain/session.ts";
import type { Holder } from "../domain/user.ts";

/** A key that signs, by its id. */
export interface Signing {
  readonly kid: string;
  readonly key: CryptoKey;
}

/**
 * Signs an access token; `now` is read while the holder's row is locked, so that a later change of role voids it.
 * `iat` carries milliseconds, since that is how finely tokens are told from those before the change.
 */
export function signAccessToken(
  signing: Signing,
  { user, permissions }: Holder,
  sessionId: string,
  now: Date,
): Promise<string> {
  const issuedMs = Math.max(now.getTime(), user.roleChangedAt?.getTime() ?? 0);
  return new SignJWT({ role: user.role, permissions, sid: sessionId })
    .setProtectedHeader({ alg: "EdDSA", kid: signing.kid, typ: accessTokenType })
    .setIssuer(tokenIssuer)
    .setAudience(tokenAudience)
    .setSubject(user.id)
    .setIssuedAt(issuedMs / 1000)
    .setExpirationTime(Math.floor(issuedMs / 1000) + accessSeconds)
    .sign(signing.key);
}
