import { Refusal } from "@storytelling/values";
import { z } from "zod";

const minute = 60_000;

/** What a link in a letter does. `leave-email` and `enter-email` are the two halves of a change of address. */
export type LinkPurpose =
  | "verify-email"
  | "reset-password"
  | "leave-email"
  | "enter-email"
  | "lift-second-factors";

const lifetimes: Record<LinkPurpose, number> = {
  "verify-email": 3 * 24 * 60 * minute,
  "reset-password": 30 * minute,
  "leave-email": 24 * 60 * minute,
  "enter-email": 24 * 60 * minute,
  "lift-second-factors": 24 * 60 * minute,
};

/** When a link that is asked for at `askedAt` expires. */
export const linkEnd = (purpose: LinkPurpose, askedAt: Date): Date =>
  new Date(askedAt.getTime() + lifetimes[purpose]);

/** How long both mailboxes have to confirm a change of address, in milliseconds. */
export const emailChangeMs = lifetimes["enter-email"];

/** The token of a link in a letter, as a request sends it. */
export const LinkToken = z
  .string()
  .max(200)
  .meta({ description: "The part after `token=` in the letter's link." });

export const linkInvalid = (): Refusal => {
  const message =
    "This link no longer works: it was used, is too old, or a newer one was sent. Ask for a new one.";
  return new Refusal("invalid", "link-invalid", `body.token: ${message}`, {
    faults: [{ field: "body.token", message }],
  });
};
