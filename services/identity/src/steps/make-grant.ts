import type { Tx } from "@storytelling/service";
import type { z } from "zod";
import type { App } from "../app.ts";
import { accessSeconds, type Grant } from "../domain/session.ts";
import { type Holder, viewOf } from "../domain/user.ts";
import { signAccessToken } from "../security/access-tokens.ts";
import type { Tables } from "../store/tables.ts";

/** The tokens for a session: a new access token, and the given refresh token. The caller has locked the user's row. */
export async function makeGrant(
  app: App,
  tx: Tx<Tables>,
  session: { holder: Holder; sessionId: string; refreshToken: string },
): Promise<z.infer<typeof Grant>> {
  const { holder, sessionId, refreshToken } = session;
  const signing = await app.signingKey(tx);
  const accessToken = await signAccessToken(signing, holder, sessionId, app.clock.now());
  return {
    accessToken,
    refreshToken,
    expiresIn: accessSeconds,
    tokenType: "Bearer" as const,
    user: viewOf(holder.user),
  };
}
