import { answer } from "@storytelling/service";
import { useCase } from "../app.ts";
import { mostPasskeys, PasskeyOptions, passkeysFull } from "../domain/passkey.ts";
import { leaveChallenge } from "../steps/challenge.ts";
import { handleOf } from "../steps/check-passkey.ts";
import { requireOwner } from "../steps/require-confirmed.ts";
import { listPasskeys } from "../store/passkeys.ts";

export const offerPasskey = useCase({
  answer: PasskeyOptions,
  async run(app, { actor }) {
    const { id, email, displayName } = await requireOwner(app, actor);
    const passkeys = await listPasskeys(app.db.read, app, id);
    if (passkeys.length >= mostPasskeys) throw passkeysFull();
    const options = await app.passkeys.creation({ handle: handleOf(app, id), email, displayName, passkeys });
    const challenge = { challenge: options.challenge, use: "register", userId: id } as const;
    return answer({ options: { ...options } }, leaveChallenge(app, challenge));
  },
});
