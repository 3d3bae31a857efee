import { randomUUID } from "node:crypto";
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTVerifyGetKey, SignJWT } from "jose";
import { accessTokenType, tokenAudience, tokenIssuer } from "../auth/auth.ts";

/** Somebody who asks in a test. */
export interface TestActor {
  readonly id: string;
  readonly token: string;
}

/** Signs access tokens as identity would, with a key of this process's own. */
export async function testTokens(now: () => Date): Promise<{
  keys: JWTVerifyGetKey;
  actor(options: {
    permissions: readonly string[];
    id?: string;
    role?: string;
    issuedAt?: Date;
  }): Promise<TestActor>;
}> {
  const { publicKey, privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519" });
  const keys = createLocalJWKSet({
    keys: [{ ...(await exportJWK(publicKey)), kid: "test", alg: "EdDSA", use: "sig" }],
  });
  return {
    keys,
    async actor({ permissions, id = randomUUID(), role = "storyteller", issuedAt = now() }) {
      const seconds = issuedAt.getTime() / 1000;
      const token = await new SignJWT({ role, permissions, sid: randomUUID() })
        .setProtectedHeader({ alg: "EdDSA", kid: "test", typ: accessTokenType })
        .setIssuer(tokenIssuer)
        .setAudience(tokenAudience)
        .setSubject(id)
        .setIssuedAt(seconds)
        .setExpirationTime(Math.floor(seconds) + 600)
        .sign(privateKey);
      return { id, token };
    },
  };
}
