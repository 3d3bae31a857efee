import { Id, oneLine, Refusal } from "@storytelling/values";
import { z } from "zod";

/** How many passkeys a user may have. */
export const mostPasskeys = 20;
/** How long a browser has to answer a challenge, in seconds. */
export const challengeSeconds = 300;

/** A stored passkey. */
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
  description: "A name for its owner, such as: My phone.",
});

export const PasskeyView = z.object({
  id: Id,
  name: z.string(),
  synced: z.boolean().meta({ description: "Whether its provider copies it to several devices." }),
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

/** The result of `navigator.credentials.create`, as `toJSON()` writes it (WebAuthn Level 3, 5.1). */
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

/** The result of `navigator.credentials.get`, as `toJSON()` writes it. */
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

/** A challenge and its purpose, kept sealed in the browser's cookie. */
export const Challenge = z.object({
  challenge: z.string(),
  use: z.enum(["register", "sign-in", "second-factor"]),
  /** The user, when known before the response. */
  userId: z.string().nullable(),
});

/** Whether a counter shows that a passkey was copied: it did not increase. A counter that stays 0 shows nothing. */
export const isCopied = (known: number, shown: number): boolean => (known > 0 || shown > 0) && shown <= known;

export const passkeyRefused = (): Refusal =>
  new Refusal(
    "unauthenticated",
    "passkey-refused",
    "This passkey was not accepted here. Try again, or sign in another way.",
  );

export const passkeyInvalid = (): Refusal => {
  const message = "The browser's response does not match our request, or came too late. Start again.";
  return new Refusal("invalid", "passkey-invalid", `body.passkey: ${message}`, {
    faults: [{ field: "body.passkey", message }],
  });
};

export const passkeyKnown = (): Refusal =>
  new Refusal("conflict", "passkey-known", "This passkey is already registered. Use it, or add another one.");

export const passkeysFull = (): Refusal =>
  new Refusal(
    "conflict",
    "passkeys-full",
    `You already have ${mostPasskeys} passkeys, the most that an account may have. Delete one first.`,
  );
