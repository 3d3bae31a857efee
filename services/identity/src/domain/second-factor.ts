import { Refusal } from "@storytelling/values";
import { z } from "zod";
import { Grant } from "./session.ts";

const minute = 60_000;

/** How long a user has between the password and the second factor, in seconds. */
export const secondStepSeconds = 300;
/** How long after a confirmation a user may change how they sign in, in milliseconds. */
export const confirmedMs = 10 * minute;
/** How many recovery codes a user has. */
export const recoveryCodeCount = 10;

export const Factor = z.enum(["totp", "recovery-code", "passkey"]);
export type Factor = z.infer<typeof Factor>;

/** The answer when the first step was right and a second factor is needed. The ticket alone opens nothing. */
export const SecondFactorRequired = z.object({
  status: z.literal("second-factor-required"),
  ticket: z.string().meta({ description: "Send it once, with the factor, to /auth/login/second-factor." }),
  factors: z.array(Factor).meta({ description: "Any one of these is enough." }),
  expiresIn: z.number().int().meta({ description: "Seconds until the ticket expires." }),
});

/** The answer to the first step of a sign-in: the tokens, or the request for a second factor. */
export const Entry = z.union([Grant, SecondFactorRequired]);

/** The content of a ticket for the second step. */
export const SecondStep = z.object({ userId: z.string(), epoch: z.number() });

/** Six digits as an authenticator app shows them, spaces or not. */
export const TotpCode = z
  .string()
  .max(20)
  .transform((code) => code.replaceAll(/\s/g, ""))
  .refine((code) => /^\d{6}$/.test(code), { error: "Give the six digits that the app shows." })
  .meta({ description: "Six digits." });

/** Ten letters and digits, in either case, with or without the hyphen; 0 and 1 are read as o and l. */
export const RecoveryCode = z
  .string()
  .max(40)
  .transform((code) => code.toLowerCase().replaceAll(/[\s-]/g, "").replaceAll("0", "o").replaceAll("1", "l"))
  .refine((code) => /^[a-z2-7]{10}$/.test(code), { error: "Give a code such as abcde-fgh23." })
  .meta({ description: "One of the ten recovery codes." });

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";

/** A recovery code of 50 bits from as many random bytes as it has characters: 10. */
export const recoveryCodeOf = (random: Uint8Array): string =>
  [...random].map((byte) => alphabet[byte % 32]).join("");

/** A recovery code as it is shown. */
export const shownCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

/** The second factors of an account. */
export const SecondFactorsView = z.object({
  totp: z.object({ confirmedAt: z.string() }).nullable(),
  recoveryCodesLeft: z.number().int(),
  passkeys: z.number().int(),
});

export const ticketInvalid = (): Refusal =>
  new Refusal(
    "unauthenticated",
    "ticket-invalid",
    "This sign-in took too long, was already finished, or was cancelled. Start again.",
  );

export const factorWrong = (): Refusal =>
  new Refusal(
    "unauthenticated",
    "factor-wrong",
    "This code is wrong, too old or was used before. Wait for the next one and try again.",
  );

export const codeWrong = (field: string): Refusal => {
  const message = "This code is wrong, too old or was used before. Wait for the next one and try again.";
  return new Refusal("invalid", "code-wrong", `${field}: ${message}`, { faults: [{ field, message }] });
};

export const totpOnAlready = (): Refusal =>
  new Refusal("conflict", "totp-on-already", "An authenticator app is already in use. Turn it off first.");

export const totpOff = (): Refusal =>
  new Refusal("conflict", "totp-off", "No authenticator app is in use. Set one up first.");

export const confirmationMissing = (): Refusal =>
  new Refusal(
    "forbidden",
    "confirmation-missing",
    "First confirm that it is you: send your password or a code to /auth/confirm, or sign in again.",
  );

export const emailUnverified = (): Refusal =>
  new Refusal(
    "conflict",
    "email-unverified",
    "Confirm your e-mail address first, with the link in the letter.",
  );
