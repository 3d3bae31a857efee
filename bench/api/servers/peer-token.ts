import { importJWK, type JWK, SignJWT } from "jose";

const reusedMs = 30_000;
const key = await importJWK(JSON.parse(process.env.PEER_KEY ?? "{}") as JWK, "EdDSA").catch(() => null);
const known = new Map<string, { token: Promise<string>; at: number }>();

/** The token that identifies the caller as the story service. It is signed once in 30 s for each user, as ours is. */
export function tokenFor(userId: string, address: string | undefined): Promise<string> {
  const before = known.get(userId);
  if (before && Date.now() - before.at < reusedMs) return before.token;
  if (!key) throw new Error("PEER_KEY is missing.");
  const token = new SignJWT({ addr: address ?? null })
    .setProtectedHeader({ alg: "EdDSA", kid: "bench-peer", typ: "service+jwt" })
    .setIssuer("story")
    .setAudience("subscription")
    .setSubject(userId)
    .setIssuedAt()
    .setExpirationTime("1m")
    .sign(key);
  known.set(userId, { token, at: Date.now() });
  return token;
}
