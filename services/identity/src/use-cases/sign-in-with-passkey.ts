import { z } from "zod";
import { useCase } from "../app.ts";
import { AssertionResponse, passkeyRefused } from "../domain/passkey.ts";
import { Grant } from "../domain/session.ts";
import { takeChallenge } from "../steps/challenge.ts";
import { checkPasskey } from "../steps/check-passkey.ts";
import { clientOf } from "../steps/client-of.ts";
import { signIn } from "../steps/sign-in.ts";
import { lockHolder } from "../store/users.ts";

/** A passkey already combines two factors: the device, and a finger or a PIN. So no other factor is needed. */
export const signInWithPasskey = useCase({
  body: z.strictObject({ passkey: AssertionResponse }),
  answer: Grant,
  async run(app, call) {
    const challenge = await takeChallenge(app, call, { use: "sign-in", userId: null });
    const passkey = await checkPasskey(app, { answer: call.body.passkey, challenge, owner: null });
    const { place } = clientOf(call);
    return call.transaction(async (tx) => {
      const holder = await lockHolder(tx, app, passkey.userId);
      if (!holder) throw passkeyRefused();
      return signIn(app, tx, holder, { ...place, address: call.address });
    });
  },
});
