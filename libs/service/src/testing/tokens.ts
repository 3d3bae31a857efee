import { randomUUID } from "node:crypto";
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTVerifyGetKey, SignJWT } from "jose";
import { accessTokenType, tokenAudience, tokenIssuer } from "../auth/auth.ts";
import type { PeerKeys } from "../auth/callers.ts";
import type { ServiceName } from "../auth/service-names.ts";
import { type ServiceTokens, serviceTokens } from "../auth/service-tokens.ts";

/** A user in a test. */
export interface TestActor {
  readonly id: string;
  readonly token: string;
}

/** Signs access tokens like identity, and service tokens like the services, with keys of this process. */
export async function testTokens(now: () => Date): Promise<{
  keys: JWTVerifyGetKey;
  actor(options: {
    permissions: readonly string[];
    id?: string;
    role?: string;
    issuedAt?: Date;
    audience?: string;
  }): Promise<TestActor>;
  /** With these a service accepts what `as` signs. */
  peerKeys: PeerKeys;
  /** Makes service tokens as a service would, by a separate clock if one is given. */
  as(service: ServiceName, clock?: { now(): Date }): ServiceTokens;
}> {
  const { publicKey, privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519" });
  const keys = createLocalJWKSet({
    keys: [{ ...(await exportJWK(publicKey)), kid: "test", alg: "EdDSA", use: "sig" }],
  });
  const peers = await generateKeyPair("EdDSA", { crv: "Ed25519" });
  const peerSet = createLocalJWKSet({
    keys: [{ ...(await exportJWK(peers.publicKey)), kid: "test-peer", alg: "EdDSA", use: "sig" }],
  });
  const signing = async () => ({ kid: "test-peer", key: peers.privateKey });
  return {
    keys,
    peerKeys: () => peerSet,
    as: (self, clock = { now }) => serviceTokens({ self, signing, clock }),
    async actor({
      permissions,
      id = randomUUID(),
      role = "storyteller",
      issuedAt = now(),
      audience = tokenAudience,
    }) {
      const seconds = issuedAt.getTime() / 1000;
      const token = await new SignJWT({ role, permissions, sid: randomUUID() })
        .setProtectedHeader({ alg: "EdDSA", kid: "test", typ: accessTokenType })
        .setIssuer(tokenIssuer)
        .setAudience(audience)
        .setSubject(id)
        .setIssuedAt(seconds)
        .setExpirationTime(Math.floor(seconds) + 600)
        .sign(privateKey);
      return { id, token };
    },
  };
}
