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

/** When a link that was asked for now ends. */
export const linkEnd = (purpose: LinkPurpose, askedAt: Date): Date =>
  new Date(askedAt.getTime() + lifetimes[purpose]);

/** How long both mailboxes have to agree to a change of address, in milliseconds. */
export const emailChangeMs = lifetimes["enter-email"];

/** The token of a link, as a request brings it back. */
export const LinkToken = z
  .string()
  .max(200)
  .meta({ description: "What stands behind `token=` in the letter's link." });

export const linkInvalid = (): Refusal => {
  const message =
    "This link is not good any more: it was used, is too old, or a newer one was sent. Ask for another.";
  return new Refusal("invalid", "link-invalid", `body.token: ${message}`, {
    faults: [{ field: "body.token", message }],
  });
};
