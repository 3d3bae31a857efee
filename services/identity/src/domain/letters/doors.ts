import { z } from "zod";
import type { Letter } from "./letter.ts";

/** Letters that report a change in how its owner can sign in. */
export const DoorLetter = z.enum([
  "totp-on",
  "totp-off",
  "recovery-codes-made",
  "recovery-code-used",
  "passkey-added",
  "passkey-removed",
  "passkey-copied",
  "provider-linked",
  "provider-unlinked",
]);
export type DoorLetter = z.infer<typeof DoorLetter>;

const told: Record<DoorLetter, readonly [subject: string, paragraph: string]> = {
  "totp-on": [
    "We now ask for a code when you sign in",
    "You have set up an authenticator app. From now on you need your password and a code to sign in. Nobody can sign in with your password only.",
  ],
  "totp-off": [
    "We no longer ask for a code when you sign in",
    "Your authenticator app was turned off. From now on you need only your password to sign in.",
  ],
  "recovery-codes-made": [
    "You have new recovery codes",
    "You have ten new recovery codes. Your old ones do not work any more.",
  ],
  "recovery-code-used": [
    "A recovery code was used",
    "Somebody signed in to your account with your password and one of your recovery codes. This code cannot be used again.",
  ],
  "passkey-added": [
    "A passkey was added",
    "A passkey was added to your account. Anyone who has it can sign in.",
  ],
  "passkey-removed": [
    "A passkey was removed",
    "A passkey was removed from your account. Nobody can sign in with it any more.",
  ],
  "passkey-copied": [
    "We have refused a passkey",
    "Somebody wanted to sign in with one of your passkeys. It looked as if that passkey had been copied, so we refused it. If this happens again, remove the passkey and add a new one.",
  ],
  "provider-linked": [
    "You can sign in another way",
    "A sign-in from another site, such as Google, was linked with your account. Anyone who can use it can sign in here.",
  ],
  "provider-unlinked": [
    "A way to sign in was removed",
    "A sign-in from another site, such as Google, is no longer linked with your account. Nobody can sign in here with it any more.",
  ],
};

export function writeDoor(kind: DoorLetter, forgotten: string): Letter {
  const [subject, paragraph] = told[kind];
  return {
    subject,
    paragraphs: [paragraph],
    otherwise: `If it was not you, please choose a new password right away, and check your ways to sign in: ${forgotten}`,
  };
}
