import { type DomainEvent, signingKeyRevoked } from "@storytelling/events";
import { notFound, Refusal } from "@storytelling/values";
import { z } from "zod";

const minute = 60_000;
const day = 24 * 60 * minute;
/** Services read the list of keys every 5 minutes, through caches of 1 minute: after 8 all of them know a new key. */
const publishedAheadMs = 8 * minute;
/** An access token is valid for 10 minutes; the rest is for clocks that differ. */
const keptAfterMs = 15 * minute;

/** The public half of an Ed25519 key (RFC 8037), as `/.well-known/jwks.json` shows it. */
export const PublicJwk = z.object({
  kty: z.literal("OKP"),
  crv: z.literal("Ed25519"),
  x: z.string(),
  kid: z.string(),
  alg: z.literal("EdDSA"),
  use: z.literal("sig"),
});
export type PublicJwk = z.infer<typeof PublicJwk>;

/** `next` is published but does not sign yet; `current` signs; `previous` no longer signs, but its tokens are valid. */
export type KeyState = "next" | "current" | "previous" | "revoked";

/** A signing key, without its private half. */
export interface SigningKey {
  readonly kid: string;
  readonly state: KeyState;
  readonly publishedAt: Date;
  readonly currentFrom: Date | null;
  readonly retiredAt: Date | null;
}

export const SigningKeyView = z.object({
  kid: z.string(),
  state: z.enum(["next", "current", "previous", "revoked"]),
  publishedAt: z.string(),
  currentFrom: z.string().nullable(),
  retiredAt: z.string().nullable(),
});

export const keyViewOf = (key: SigningKey): z.infer<typeof SigningKeyView> => ({
  kid: key.kid,
  state: key.state,
  publishedAt: key.publishedAt.toISOString(),
  currentFrom: key.currentFrom?.toISOString() ?? null,
  retiredAt: key.retiredAt?.toISOString() ?? null,
});

/** Whether every service has had the time to read a key. */
const isKnownEverywhere = (key: SigningKey, now: Date): boolean =>
  now.getTime() - key.publishedAt.getTime() >= publishedAheadMs;

/** @throws Refusal `key-too-young` while some service may not know the next key */
export function checkRotatable(next: SigningKey, now: Date): void {
  if (isKnownEverywhere(next, now)) return;
  const retryAfter = Math.ceil((next.publishedAt.getTime() + publishedAheadMs - now.getTime()) / 1000);
  throw new Refusal(
    "conflict",
    "key-too-young",
    `Not every service knows the next key yet. Rotate in ${retryAfter} s, or revoke the current key if somebody else has it.`,
    { retryAfter },
  );
}

/** Whether the current key has signed for `days` days and the next one may take over. */
export const isRotationDue = (
  keys: { current: SigningKey; next: SigningKey },
  days: number,
  now: Date,
): boolean =>
  now.getTime() - (keys.current.currentFrom ?? keys.current.publishedAt).getTime() >= days * day &&
  isKnownEverywhere(keys.next, now);

/** Keys that retired before this moment can be deleted: their last token has expired. */
export const previousUntil = (now: Date): Date => new Date(now.getTime() - keptAfterMs);

/** Revokes a key that somebody else may have. @throws Refusal `key-revoked`, `signing-key-not-found` */
export function revoke(key: SigningKey | null, now: Date): DomainEvent[] {
  if (!key) throw notFound("signing key");
  if (key.state === "revoked")
    throw new Refusal(
      "conflict",
      "key-revoked",
      "This key is already revoked: no token that it signed is accepted. There is nothing more to do.",
    );
  return [signingKeyRevoked(key.kid, { kid: key.kid, revokedAt: now.toISOString() })];
}
