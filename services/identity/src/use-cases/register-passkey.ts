import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import {
  mostPasskeys,
  PasskeyName,
  PasskeyView,
  passkeyInvalid,
  passkeysFull,
  passkeyView,
  RegistrationResponse,
} from "../domain/passkey.ts";
import { challengeTaken, takeChallenge } from "../steps/challenge.ts";
import { requireOwner } from "../steps/require-confirmed.ts";
import { tellOfDoor } from "../steps/tell-of-door.ts";
import { insertPasskey, listPasskeys } from "../store/passkeys.ts";
import { lockUser } from "../store/users.ts";

export const registerPasskey = useCase({
  body: z.strictObject({ name: PasskeyName, passkey: RegistrationResponse }),
  answer: PasskeyView,
  async run(app, call) {
    const { actor, body } = call;
    await requireOwner(app, actor);
    const challenge = await takeChallenge(app, call, { use: "register", userId: actor.id });
    const made = await app.passkeys.created(body.passkey, challenge);
    if (!made) throw passkeyInvalid();
    return call.transaction(async (tx) => {
      const user = await lockUser(tx, app, actor.id);
      if (!user) throw passkeyInvalid();
      if ((await listPasskeys(tx, app, user.id)).length >= mostPasskeys) throw passkeysFull();
      const now = app.clock.now();
      const kept = { id: app.ids.next(), userId: user.id, name: body.name, createdAt: now, lastUsedAt: null };
      const passkey = { ...made, ...kept };
      await insertPasskey(tx, app, passkey);
      await tellOfDoor(app, tx, user, "passkey-added");
      return answer(passkeyView(passkey), { "set-cookie": challengeTaken(app) });
    });
  },
});
