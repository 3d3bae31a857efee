import { Email, Refusal } from "@storytelling/values";
import { z } from "zod";
import { SecondFactorRequired } from "./second-factor.ts";
import { Grant } from "./session.ts";
import { DisplayName } from "./user.ts";

/** How long a browser has to come back from a provider, in seconds. */
export const awaySeconds = 600;
/** How long the code is valid that a browser comes back with, in seconds. */
export const landingSeconds = 120;
/** How long a user has to sign in to the account that they want to link a provider with, in seconds. */
export const linkSeconds = 900;

export const ProviderName = z
  .string()
  .regex(/^[a-z][a-z0-9]{0,30}$/)
  .meta({ description: "One of those that GET /auth/oauth lists." });

/** A user at a provider. The issuer and the subject identify them; the address may be wrong. */
export const Identity = z.object({
  provider: z.string(),
  issuer: z.string(),
  subject: z.string().min(1).max(255),
  email: z.string().nullable(),
  emailVerified: z.boolean(),
  name: z.string().nullable(),
});
export type Identity = z.infer<typeof Identity>;

/** A sign-in that is under way at a provider; sealed in the browser's cookie. */
export const Journey = z.object({
  provider: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  /** The user who wants to link the provider; null for a sign-in. */
  linkFor: z.string().nullable(),
});
export type Journey = z.infer<typeof Journey>;

/** What a browser came back with. It is sealed, and valid only with the secret in the browser's cookie. */
export const Landing = z.object({
  identity: Identity,
  linkFor: z.string().nullable(),
  /** `tab` names the cookie; `secretHash` is the hash of its value. */
  tab: z.string(),
  secretHash: z.string(),
});

/** The answer when another account has the address: its owner signs in to it and links the provider. */
export const LinkRequired = z.object({
  status: z.literal("link-required"),
  provider: z.string(),
  code: z
    .string()
    .meta({ description: "Send it to POST /users/me/providers after signing in, within 15 min." }),
});
export const Traded = z.union([Grant, SecondFactorRequired, LinkRequired]);

export const ProviderView = z.object({
  provider: z.string(),
  label: z.string(),
  email: z.string().nullable().meta({ description: "The address at the provider when it was linked." }),
  linkedAt: z.string(),
  lastUsedAt: z.string().nullable(),
});

/**
 * The address that a provider vouches for, in our spelling; null when it vouches for none, or the address is invalid.
 */
export function vouchedEmail(identity: Identity): string | null {
  if (!identity.emailVerified) return null;
  const parsed = Email.safeParse(identity.email);
  return parsed.success ? parsed.data : null;
}

/** The first display name of a user from a provider; never a piece of their address. */
export function firstName(identity: Identity): string {
  const parsed = DisplayName.safeParse(identity.name);
  return parsed.success ? parsed.data : "New storyteller";
}

/** A path within the web app, such as `/stories/1?line=2`. Anything that could lead to another site is refused. */
export const ReturnTo = z
  .string()
  .max(500)
  .refine((path) => isOwnPath(path), { error: "Give a path of this site, such as /stories." })
  .default("/")
  .meta({ description: "Where in the web app to continue." });

const here = "https://here.example";

// Parsed as browsers do: they read a backslash as a slash, and skip tabs and line breaks.
const isOwnPath = (path: string): boolean =>
  path.startsWith("/") && URL.canParse(path, here) && new URL(path, here).origin === here;

/** Why a browser comes back without being signed in; the web app explains it. */
export type LandingFault = "access-denied" | "sign-in-expired" | "provider-failed";

export const providerUnavailable = (label: string): Refusal =>
  new Refusal(
    "unavailable",
    "provider-unavailable",
    `${label} does not answer at the moment. Sign in another way, or try again shortly.`,
    { retryAfter: 10 },
  );

export const codeInvalid = (): Refusal =>
  new Refusal(
    "unauthenticated",
    "sign-in-code-invalid",
    "This code was used, is too old, or was made for another browser. Sign in again.",
  );

export const emailNotVouched = (label: string): Refusal =>
  new Refusal(
    "conflict",
    "provider-email-unverified",
    `${label} has not confirmed that your e-mail address is yours. Confirm it there, or open an account with a password.`,
  );

export const providerTaken = (label: string): Refusal =>
  new Refusal(
    "conflict",
    "provider-taken",
    `This ${label} sign-in is linked with another account here. Sign in to that account and unlink it first.`,
  );

export const providerLinkedAlready = (label: string): Refusal =>
  new Refusal(
    "conflict",
    "provider-linked-already",
    `Another ${label} sign-in is already linked with your account. Unlink it first.`,
  );
