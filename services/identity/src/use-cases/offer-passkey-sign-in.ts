import { answer } from "@storytelling/service";
import { useCase } from "../app.ts";
import { PasskeyOptions } from "../domain/passkey.ts";
import { leaveChallenge } from "../steps/challenge.ts";

/** The options name no account, so the browser shows all its passkeys for this site. */
export const offerPasskeySignIn = useCase({
  answer: PasskeyOptions,
  async run(app) {
    const options = await app.passkeys.request();
    const challenge = { challenge: options.challenge, use: "sign-in", userId: null } as const;
    return answer({ options: { ...options } }, leaveChallenge(app, challenge));
  },
});
