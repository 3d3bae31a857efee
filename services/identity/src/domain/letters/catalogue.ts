import { z } from "zod";
import type { LinkPurpose } from "../mail-link.ts";
import { DoorLetter, writeDoor } from "./doors.ts";
import type { Letter } from "./letter.ts";

/** Every letter that identity sends. None holds a name: whoever opens an account would write in our name to others. */
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

/** What the link of a letter does; those without one only tell. */
export const linkOf: Partial<Record<LetterKind, LinkPurpose>> = {
  "verify-email": "verify-email",
  "first-admin": "reset-password",
  "reset-password": "reset-password",
  "leave-email": "leave-email",
  "enter-email": "enter-email",
  "lift-second-factors": "lift-second-factors",
};

/** Letters that anybody can have sent to anybody; their number is bounded for each address. */
export const unasked: ReadonlySet<LetterKind> = new Set([
  "verify-email",
  "first-admin",
  "account-exists",
  "reset-password",
  "enter-email",
]);

/** Writes a letter; `pages` is where its links lead, with a slash at the end, `token` that of its own link. */
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
          "An account at Storytelling was opened with this address. The link is good for three days.",
        ],
        link: { label: "Confirm the address", url: page("verify-email") },
        otherwise: "If it was not you, leave the link alone: nothing more will come.",
      };
    case "first-admin":
      return {
        subject: "Become the admin of Storytelling",
        paragraphs: [
          "Your address is set as that of the first admin, and an account was opened with it. Somebody else may have opened it. So choose its password now: then the role is yours. The link is good for 30 minutes, once.",
        ],
        link: { label: "Choose a password and become the admin", url: page("reset-password") },
        otherwise: `If the link is too old, ask for another: ${forgotten}`,
      };
    case "account-exists":
      return {
        subject: "You have an account already",
        paragraphs: [
          "Somebody, most likely you, wanted to use this address for an account at Storytelling. There is one already: sign in with it.",
        ],
        link: { label: "Choose a new password if you have forgotten yours", url: forgotten },
        otherwise: "If it was not you, there is nothing to do: your account was not touched.",
      };
    case "reset-password":
      return {
        subject: "Choose a new password",
        paragraphs: ["The link is good for 30 minutes, once. It signs you out everywhere."],
        link: { label: "Choose a new password", url: page("reset-password") },
        otherwise: "If you did not ask for it, leave the link alone: your password stays as it is.",
      };
    case "password-changed":
      return {
        subject: "Your password was changed",
        paragraphs: ["The password of your account was changed, and other devices were signed out."],
        otherwise: `If it was not you, choose a new password at once: ${forgotten}`,
      };
    case "session-copied":
      return {
        subject: "We have signed a device out",
        paragraphs: [
          "A key that keeps one of your devices signed in was used twice. That happens when somebody has copied it, so we ended that sign-in. You can sign in again as usual.",
        ],
        otherwise: `If you cannot explain it, choose a new password: ${forgotten}`,
      };
    case "leave-email":
      return {
        subject: "Is your address to change?",
        paragraphs: [
          "Somebody who knows your password wants another address for your account. It changes once both mailboxes have confirmed it. The link is good for a day.",
        ],
        link: { label: "Yes, let it change", url: page("confirm-email") },
        otherwise: `If it was not you, leave the link alone and choose a new password: ${forgotten}`,
      };
    case "enter-email":
      return {
        subject: "Confirm your new address",
        paragraphs: [
          "This is to become the address of an account at Storytelling, once both mailboxes have confirmed it. The link is good for a day.",
        ],
        link: { label: "Confirm the address", url: page("confirm-email") },
        otherwise: "If you know nothing of it, leave the link alone.",
      };
    case "lift-second-factors":
      return {
        subject: "Have you lost your second factor?",
        paragraphs: [
          "We were told that your authenticator app and your recovery codes are lost. Did you tell us so? Then have codes turned off with the link. From then on your password alone opens your account, and you are signed out everywhere. The link is good for a day, once.",
          "Pass the link on to nobody, whoever asks for it.",
        ],
        link: { label: "Turn codes off", url: page("lift-second-factors") },
        otherwise: `If you have not told us so, leave the link alone: codes are asked for as before. But somebody may know your password, so choose a new one: ${forgotten}`,
      };
    case "second-factors-lifted":
      return {
        subject: "Codes were turned off",
        paragraphs: [
          "Somebody followed the link in our letter: the authenticator app and the recovery codes of your account are gone, and all devices were signed out. The password alone opens your account now.",
          "Sign in and set up an authenticator app again. If you have lost a device with a passkey on it, remove that passkey, too.",
        ],
        otherwise: `If it was not you, choose a new password at once and look through your ways to sign in: ${forgotten}`,
      };
    case "email-changed":
      return {
        subject: "Your address was changed",
        paragraphs: [
          "Your account at Storytelling has another address now; both mailboxes had confirmed it.",
        ],
        otherwise: "If it was not you, write to us at once.",
      };
  }
}
