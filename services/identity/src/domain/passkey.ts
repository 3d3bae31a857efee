import { Id, oneLine, Refusal } from "@storytelling/values";
import { z } from "zod";

/** How many passkeys somebody may have. */
export const mostPasskeys = 20;
/** How long a browser has to answer a challenge, in seconds. */
export const challengeSeconds = 300;

/** A passkey as it is kept. */
export interface Passkey {
  readonly id: string;
  readonly userId: string;
  readonly credentialId: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly synced: boolean;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

export const PasskeyName = oneLine(60).meta({
  description: "What its owner knows it by, such as: My phone.",
});

export const PasskeyView = z.object({
  id: Id,
  name: z.string(),
  synced: z.boolean().meta({ description: "Whether its maker keeps it on several devices." }),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
});

export const passkeyView = (passkey: Passkey): z.infer<typeof PasskeyView> => ({
  id: passkey.id,
  name: passkey.name,
  synced: passkey.synced,
  createdAt: passkey.createdAt.toISOString(),
  lastUsedAt: passkey.lastUsedAt?.toISOString() ?? null,
});

const bytes = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]*$/);
const credential = { id: bytes(1400), rawId: bytes(1400), type: z.literal("public-key") };
const extras = {
  authenticatorAttachment: z.enum(["cross-platform", "platform"]).nullish(),
  clientExtensionResults: z.looseObject({}).default({}),
};

/** What `navigator.credentials.create` gave, as `toJSON()` writes it (WebAuthn Level 3, 5.1). */
export const RegistrationResponse = z.object({
  ...credential,
  ...extras,
  response: z.object({
    clientDataJSON: bytes(8000),
    attestationObject: bytes(60_000),
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});
export type RegistrationResponse = z.infer<typeof RegistrationResponse>;

/** What `navigator.credentials.get` gave, as `toJSON()` writes it. */
export const AssertionResponse = z.object({
  ...credential,
  ...extras,
  response: z.object({
    clientDataJSON: bytes(8000),
    authenticatorData: bytes(8000),
    signature: bytes(8000),
    userHandle: bytes(100).nullish(),
  }),
});
export type AssertionResponse = z.infer<typeof AssertionResponse>;

/** Options for the browser, as `parseCreationOptionsFromJSON` and `parseRequestOptionsFromJSON` take them. */
export const PasskeyOptions = z.object({
  options: z.looseObject({ challenge: z.string() }),
});

/** What a challenge was made for; kept sealed in the browser's cookie. */
export const Challenge = z.object({
  challenge: z.string(),
  use: z.enum(["register", "sign-in", "second-factor"]),
  /** Whose it is, when that is known before the answer. */
  userId: z.string().nullable(),
});

/** Whether a counter shows that a passkey was copied: it stands still or went back, and is not one that never counts. */
export const isCopied = (known: number, shown: number): boolean => (known > 0 || shown > 0) && shown <= known;

export const passkeyRefused = (): Refusal =>
  new Refusal(
    "unauthenticated",
    "passkey-refused",
    "This passkey was not accepted here. Try again, or sign in another way.",
  );

export const passkeyInvalid = (): Refusal => {
  const message = "The browser's answer does not fit the question that it was asked. Begin again.";
  return new Refusal("invalid", "passkey-invalid", `body.passkey: ${message}`, {
    faults: [{ field: "body.passkey", message }],
  });
};

export const passkeyKnown = (): Refusal =>
  new Refusal("conflict", "passkey-known", "This passkey is registered already. Use it, or another one.");

export const passkeysFull = (): Refusal =>
  new Refusal("conflict", "passkeys-full", `There are ${mostPasskeys} passkeys. Delete one first.`);
