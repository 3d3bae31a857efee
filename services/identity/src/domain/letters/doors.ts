import { z } from "zod";
import type { Letter } from "./letter.ts";

/** Letters that tell of a change in how an account is entered. */
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
    "Codes are asked for from now on",
    "An authenticator app was set up. With the password alone nobody gets into your account any more.",
  ],
  "totp-off": [
    "Codes are not asked for any more",
    "The authenticator app was turned off. The password alone opens your account again.",
  ],
  "recovery-codes-made": [
    "You have new recovery codes",
    "Ten new recovery codes were made. Those from before are void.",
  ],
  "recovery-code-used": [
    "A recovery code was used",
    "Somebody signed in to your account with the password and a recovery code. That code is used up.",
  ],
  "passkey-added": [
    "A passkey was added",
    "A passkey was added to your account. Whoever holds it can sign in.",
  ],
  "passkey-removed": ["A passkey was removed", "A passkey of your account was removed and opens it no more."],
  "passkey-copied": [
    "We have refused a passkey",
    "A passkey of your account counted backwards. That happens when somebody has copied it, so we refused it. If it happens again, remove it and add a new one.",
  ],
  "provider-linked": [
    "You can sign in another way",
    "A sign-in at another provider was linked with your account. Whoever has it can sign in here.",
  ],
  "provider-unlinked": [
    "A way to sign in was removed",
    "A sign-in at another provider was unlinked from your account and opens it no more.",
  ],
};

export function writeDoor(kind: DoorLetter, forgotten: string): Letter {
  const [subject, paragraph] = told[kind];
  return {
    subject,
    paragraphs: [paragraph],
    otherwise: `If it was not you, choose a new password at once and look through your ways to sign in: ${forgotten}`,
  };
}
