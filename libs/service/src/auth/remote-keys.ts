import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from "jose";
import { z } from "zod";
import type { Clock } from "../time/clock.ts";

const freshMs = 5 * 60_000;
const cooldownMs = 10_000;
const retryMs = 1000;
const timeoutMs = 5000;
const largest = 100_000;

const KeySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(50) });

/**
 * The public keys at an address. They are fetched when first needed, and again after 5 minutes of use. For an unknown
 * key id they are fetched at most once in 10 s, however many such tokens come. While the address does not answer, the
 * known keys stay in use; an event says when one is revoked.
 */
export function remoteKeys(jwksUrl: string, clock: Clock): JWTVerifyGetKey {
  let known: { keys: JSONWebKeySet; find: ReturnType<typeof createLocalJWKSet>; at: number } | null = null;
  let triedAt = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | null = null;
  const now = () => clock.now().getTime();

  const fetchOnce = (): Promise<void> => {
    triedAt = now();
    fetching ??= load(jwksUrl)
      .then((keys) => {
        known = { keys, find: createLocalJWKSet(keys), at: now() };
      })
      .finally(() => {
        fetching = null;
      });
    return fetching;
  };
  const has = (kid: string | undefined) => known?.keys.keys.some((key) => key.kid === kid) ?? false;

  return async (header, token) => {
    if (!known) {
      if (fetching || now() - triedAt >= retryMs) await fetchOnce();
    } else if (!has(header.kid)) {
      if (fetching || now() - triedAt >= cooldownMs) await fetchOnce();
    } else if (now() - known.at >= freshMs && now() - triedAt >= cooldownMs) fetchOnce().catch(() => {});
    if (!known) throw new errors.JWKSTimeout();
    return known.find(header, token);
  };
}

/** @throws Error when the keys cannot be fetched */
async function load(url: string): Promise<JSONWebKeySet> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: "error" });
  if (!response.ok) throw new Error(`The keys' address answered ${response.status}.`);
  const text = await response.text();
  if (text.length > largest) throw new Error("The list of keys is too long to be one.");
  return KeySet.parse(JSON.parse(text)) as JSONWebKeySet;
}
