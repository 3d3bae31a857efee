import { Refusal } from "@storytelling/values";

/** The ways to sign in to an account. */
export interface WaysIn {
  readonly password: boolean;
  readonly passkeys: number;
  readonly providers: number;
}

/** Refuses to take away the last way into an account. @throws Refusal `last-way-in` */
export function checkNotLastWayIn(ways: WaysIn): void {
  if (Number(ways.password) + ways.passkeys + ways.providers > 1) return;
  throw new Refusal(
    "conflict",
    "last-way-in",
    "This is your only way to sign in. Choose a password, or add a passkey or a provider, before you remove it.",
  );
}
