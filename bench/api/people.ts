import { randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

/** A user who sends requests, with their own token and IP address. */
export interface Person {
  readonly headers: Record<string, string>;
}

/** Users with access tokens, and the public key that checks these. */
export async function makePeople(count: number): Promise<{ people: Person[]; keys: string }> {
  const { publicKey, privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519" });
  const keys = [{ ...(await exportJWK(publicKey)), kid: "bench", alg: "EdDSA", use: "sig" }];
  const tokenOf = () =>
    new SignJWT({ role: "storyteller", permissions: ["stories.read", "stories.write"], sid: randomUUID() })
      .setProtectedHeader({ alg: "EdDSA", kid: "bench", typ: "at+jwt" })
      .setIssuer("storytelling")
      .setAudience("storytelling")
      .setSubject(randomUUID())
      .setIssuedAt()
      .setExpirationTime("2h")
      .sign(privateKey);
  const people = await Promise.all(
    Array.from({ length: count }, async (_, n) => ({
      headers: {
        authorization: `Bearer ${await tokenOf()}`,
        "content-type": "application/json",
        "x-forwarded-for": `198.51.${100 + (n >> 8)}.${n & 255}`,
      },
    })),
  );
  return { people, keys: JSON.stringify({ keys }) };
}
