import { Email, Refusal } from "@storytelling/values";
import { z } from "zod";
import { SecondFactorRequired } from "./second-factor.ts";
import { Grant } from "./session.ts";
import { DisplayName } from "./user.ts";

/** How long somebody has to come back from a provider, in seconds. */
export const awaySeconds = 600;
/** How long the code is good that a browser comes back with, in seconds. */
export const landingSeconds = 120;
/** How long somebody has to sign in to the account that a provider is to be linked with, in seconds. */
export const linkSeconds = 900;

export const ProviderName = z
  .string()
  .regex(/^[a-z][a-z0-9]{0,30}$/)
  .meta({ description: "One of those that GET /auth/oauth lists." });

/** Who somebody is at a provider. The issuer and the subject are the identity; the address is hearsay. */
export const Identity = z.object({
  provider: z.string(),
  issuer: z.string(),
  subject: z.string().min(1).max(255),
  email: z.string().nullable(),
  emailVerified: z.boolean(),
  name: z.string().nullable(),
});
export type Identity = z.infer<typeof Identity>;

/** What a browser was sent to a provider with; sealed in its cookie. */
export const Journey = z.object({
  provider: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  /** Who wants to link the provider; null for a sign-in. */
  linkFor: z.string().nullable(),
});
export type Journey = z.infer<typeof Journey>;

/** What a browser came back with; sealed, and good only with the secret in its cookie. */
export const Landing = z.object({
  identity: Identity,
  linkFor: z.string().nullable(),
  /** Names the cookie, and what its value hashes to. */
  tab: z.string(),
  secretHash: z.string(),
});

/** What somebody's code is traded for when another account has the address: sign in to it and link. */
export const LinkRequired = z.object({
  status: z.literal("link-required"),
  provider: z.string(),
  code: z
    .string()
    .meta({ description: "To send to POST /users/me/providers after signing in, within 15 min." }),
});
export const Traded = z.union([Grant, SecondFactorRequired, LinkRequired]);

export const ProviderView = z.object({
  provider: z.string(),
  label: z.string(),
  email: z.string().nullable().meta({ description: "The address there, when it was linked." }),
  linkedAt: z.string(),
  lastUsedAt: z.string().nullable(),
});

/** The address that a provider vouches for, in our spelling; null when it does not, or when it is none. */
export function vouchedEmail(identity: Identity): string | null {
  if (!identity.emailVerified) return null;
  const parsed = Email.safeParse(identity.email);
  return parsed.success ? parsed.data : null;
}

/** What somebody who comes by a provider is called until they say otherwise; never a piece of their address. */
export function firstName(identity: Identity): string {
  const parsed = DisplayName.safeParse(identity.name);
  return parsed.success ? parsed.data : "New storyteller";
}

/** A path within the web app, such as `/stories/1?line=2`; whatever could lead elsewhere is refused. */
export const ReturnTo = z
  .string()
  .max(500)
  .refine((path) => isOwnPath(path), { error: "Give a path of this site, such as /stories." })
  .default("/")
  .meta({ description: "Where in the web app to go on." });

const here = "https://here.example";

// Read as browsers read it, to which a backslash is a slash, and a tab or line break nothing.
const isOwnPath = (path: string): boolean =>
  path.startsWith("/") && URL.canParse(path, here) && new URL(path, here).origin === here;

/** Why a browser comes back without being signed in; the web app says it in words. */
export type LandingFault = "access-denied" | "sign-in-expired" | "provider-failed";

export const providerUnavailable = (label: string): Refusal =>
  new Refusal(
    "unavailable",
    "provider-unavailable",
    `${label} does not answer just now. Sign in another way, or try again shortly.`,
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
    `${label} does not say that your e-mail address is yours. Confirm it there, or open an account with a password.`,
  );

export const providerTaken = (label: string): Refusal =>
  new Refusal(
    "conflict",
    "provider-taken",
    `This sign-in of ${label} belongs to another account here. Unlink it there first.`,
  );

export const providerLinkedAlready = (label: string): Refusal =>
  new Refusal(
    "conflict",
    "provider-linked-already",
    `Another sign-in of ${label} is linked. Unlink it first.`,
  );
