import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import {
  type AssertionResponse,
  challengeSeconds,
  type Passkey,
  type RegistrationResponse,
} from "../domain/passkey.ts";

type Transports = NonNullable<Parameters<typeof verifyAuthenticationResponse>[0]["credential"]["transports"]>;
type Known = Pick<Passkey, "credentialId" | "transports">;
type Checked<R> = R extends { clientExtensionResults: unknown } ? R : never;

/** A passkey that a browser has just created. */
export type NewPasskey = Pick<Passkey, "credentialId" | "publicKey" | "counter" | "transports" | "synced">;

/** Our side of WebAuthn: makes the options for browsers and checks their responses. */
export type RelyingParty = ReturnType<typeof relyingParty>;

export function relyingParty(site: { id: string; origins: readonly string[] }) {
  const timeout = challengeSeconds * 1000;
  const listed = (passkeys: readonly Known[]) =>
    passkeys.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: [...transports] as Transports,
    }));
  const expected = (challenge: string) => ({
    expectedChallenge: challenge,
    expectedOrigin: [...site.origins],
    expectedRPID: site.id,
  });
  return {
    creation: (user: { handle: Buffer; email: string; displayName: string; passkeys: readonly Known[] }) =>
      generateRegistrationOptions({
        rpName: "Storytelling",
        rpID: site.id,
        userName: user.email,
        userDisplayName: user.displayName,
        userID: new Uint8Array(user.handle),
        attestationType: "none",
        excludeCredentials: listed(user.passkeys),
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        timeout,
      }),
    /** Accepts any of our passkeys when none are named. */
    request: (passkeys: readonly Known[] = []) =>
      generateAuthenticationOptions({
        rpID: site.id,
        userVerification: "required",
        allowCredentials: listed(passkeys),
        timeout,
      }),
    /** The new passkey, or null when the response is wrong. Its user was verified, by a finger or a PIN. */
    async created(answer: RegistrationResponse, challenge: string): Promise<NewPasskey | null> {
      const response = answer as unknown as Checked<
        Parameters<typeof verifyRegistrationResponse>[0]["response"]
      >;
      const asked = { response, ...expected(challenge), requireUserVerification: true };
      const { verified, registrationInfo } = await settled(verifyRegistrationResponse(asked));
      if (!verified || !registrationInfo) return null;
      const { credential, credentialBackedUp } = registrationInfo;
      return {
        credentialId: credential.id,
        publicKey: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: (answer.response.transports ?? []).filter((one) => /^[a-z-]+$/.test(one)),
        synced: credentialBackedUp,
      };
    },
    /** The passkey's counter, or null when the response is wrong. */
    async asserted(answer: AssertionResponse, challenge: string, passkey: Passkey): Promise<number | null> {
      const response = answer as unknown as Parameters<typeof verifyAuthenticationResponse>[0]["response"];
      const credential = {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        // The statement that saves the counter compares it, so that two uses at the same time cannot both pass.
        counter: 0,
        transports: [...passkey.transports] as Transports,
      };
      const asked = { response, ...expected(challenge), credential, requireUserVerification: true };
      const { verified, authenticationInfo } = await settled(verifyAuthenticationResponse(asked));
      return verified && authenticationInfo ? authenticationInfo.newCounter : null;
    },
  };
}

type Verdict<T> = T | { verified: false; registrationInfo?: undefined; authenticationInfo?: undefined };

/** The library throws when a response is wrong; its messages are not meant for callers. */
const settled = <T extends { verified: boolean }>(work: Promise<T>): Promise<Verdict<T>> =>
  work.catch(() => ({ verified: false as const }));
