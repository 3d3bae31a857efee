import { z } from "zod";

/** The public half of an Ed25519 key (RFC 8037), as a service publishes it. */
export const PublicJwk = z.object({
  kty: z.literal("OKP"),
  crv: z.literal("Ed25519"),
  x: z.string(),
  kid: z.string(),
  alg: z.literal("EdDSA"),
  use: z.literal("sig"),
});
export type PublicJwk = z.infer<typeof PublicJwk>;
