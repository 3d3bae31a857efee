import { z } from "zod";
import type { LinkPurpose } from "../mail-link.ts";
import { DoorLetter, writeDoor } from "./doors.ts";
import type { Letter } from "./letter.ts";

/**
 * Every letter that identity sends. None contains a name: otherwise anyone who opens an account could have us send
 * their words to strangers.
 */
export const LetterKind = z.enum([
  "verify-email",
  "first-admin",
  "account-exists",
  "reset-password",
  "password-changed",
  "session-copied",
  "leave-email",
  "enter-email",
  "email-changed",
  "lift-second-factors",
  "second-factors-lifted",
  ...DoorLetter.options,
]);
export type LetterKind = z.infer<typeof LetterKind>;

/** What the link of a letter does. Letters that are not listed have no link. */
export const linkOf: Partial<Record<LetterKind, LinkPurpose>> = {
  "verify-email": "verify-email",
  "first-admin": "reset-password",
  "reset-password": "reset-password",
  "leave-email": "leave-email",
  "enter-email": "enter-email",
  "lift-second-factors": "lift-second-factors",
};

/** Letters that anybody can cause for any address; their number is limited for each address. */
export const unasked: ReadonlySet<LetterKind> = new Set([
  "verify-email",
  "first-admin",
  "account-exists",
  "reset-password",
  "enter-email",
]);

/** Writes a letter. Its links lead to `pages`, which ends with a slash; `token` belongs to its own link. */
export function write(kind: LetterKind, pages: string, token: string | null): Letter {
  const page = (path: string) => new URL(token ? `${path}?token=${token}` : path, pages).href;
  const forgotten = new URL("forgot-password", pages).href;
  const door = DoorLetter.safeParse(kind);
  if (door.success) return writeDoor(door.data, forgotten);
  switch (kind as Exclude<LetterKind, DoorLetter>) {
    case "verify-email":
      return {
        subject: "Confirm your address",
        paragraphs: [
          "Somebody opened an account at Storytelling with this address. If it was you, please confirm the address. The link works for three days.",
        ],
        link: { label: "Confirm the address", url: page("verify-email") },
        otherwise: "If it was not you, just ignore this letter. We will not write again.",
      };
    case "first-admin":
      return {
        subject: "Become the admin of Storytelling",
        paragraphs: [
          "This address was chosen for the first admin of Storytelling, and there is an account with it. Somebody else may have opened that account. So please choose a new password now. Then the account is yours, and you are the admin. The link works once, for 30 minutes.",
        ],
        link: { label: "Choose a password and become the admin", url: page("reset-password") },
        otherwise: `If the link is too old, ask for a new one here: ${forgotten}`,
      };
    case "account-exists":
      return {
        subject: "You have an account already",
        paragraphs: [
          "Somebody, most likely you, wanted to use this address for an account at Storytelling. You have an account already, so you can simply sign in.",
        ],
        link: { label: "Choose a new password if you have forgotten yours", url: forgotten },
        otherwise: "If it was not you, you need not do anything. Nothing in your account has changed.",
      };
    case "reset-password":
      return {
        subject: "Choose a new password",
        paragraphs: [
          "With this link you can choose a new password. You are then signed out on all your devices. The link works once, for 30 minutes.",
        ],
        link: { label: "Choose a new password", url: page("reset-password") },
        otherwise: "If you did not ask for this, just ignore this letter. Your password stays as it is.",
      };
    case "password-changed":
      return {
        subject: "Your password was changed",
        paragraphs: ["Your password was changed, and your other devices were signed out."],
        otherwise: `If it was not you, please choose a new password right away: ${forgotten}`,
      };
    case "session-copied":
      return {
        subject: "We have signed a device out",
        paragraphs: [
          "Each of your devices has a secret key that keeps it signed in. One of these keys was used twice, which can mean that somebody copied it. To be safe, we signed that device out. You can sign in again as usual.",
        ],
        otherwise: `If you do not know how this could happen, please choose a new password: ${forgotten}`,
      };
    case "leave-email":
      return {
        subject: "Do you want to change your address?",
        paragraphs: [
          "Somebody who knows your password asked us to change the address of your account. If it was you, please confirm it here, and in the letter that we sent to the new address. The link works for one day.",
        ],
        link: { label: "Yes, change my address", url: page("confirm-email") },
        otherwise: `If it was not you, do not use the link above. Please choose a new password right away: ${forgotten}`,
      };
    case "enter-email":
      return {
        subject: "Confirm your new address",
        paragraphs: [
          "Somebody wants to use this address for their account at Storytelling. If it was you, please confirm it here, and in the letter that we sent to your old address. The link works for one day.",
        ],
        link: { label: "Confirm the address", url: page("confirm-email") },
        otherwise: "If it was not you, just ignore this letter.",
      };
    case "lift-second-factors":
      return {
        subject: "Have you lost your second factor?",
        paragraphs: [
          "We were told that you have lost your authenticator app and your recovery codes. If you told us this, you can turn codes off with the link. You then need only your password to sign in, and you are signed out on all your devices. The link works once, for one day.",
          "Please give the link to nobody, even if somebody asks you for it.",
        ],
        link: { label: "Turn codes off", url: page("lift-second-factors") },
        otherwise: `If you did not tell us this, do not use the link above. We will go on asking for codes. But somebody may know your password, so please choose a new one: ${forgotten}`,
      };
    case "second-factors-lifted":
      return {
        subject: "Codes were turned off",
        paragraphs: [
          "Somebody used the link in our letter. Your authenticator app and your recovery codes no longer count, and all your devices were signed out. You now need only your password to sign in.",
          "Please sign in and set up an authenticator app again. If you have lost a device with a passkey on it, remove that passkey, too.",
        ],
        otherwise: `If it was not you, please choose a new password right away, and check your ways to sign in: ${forgotten}`,
      };
    case "email-changed":
      return {
        subject: "Your address was changed",
        paragraphs: [
          "Your account at Storytelling has a new address now. It was confirmed from the old address and from the new one.",
        ],
        otherwise: "If it was not you, please write to us right away.",
      };
  }
}
