import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { PasskeyName, PasskeyView, passkeyView } from "../domain/passkey.ts";
import { renamePasskey } from "../store/passkeys.ts";

export const renameMyPasskey = useCase({
  params: z.object({ id: Id }),
  body: z.strictObject({ name: PasskeyName }),
  answer: PasskeyView,
  async run(app, { params, body, actor, transaction }) {
    const change = { id: params.id, userId: actor.id, name: body.name };
    const passkey = await transaction((tx) => renamePasskey(tx, app, change));
    if (!passkey) throw notFound("passkey");
    return answer(passkeyView(passkey));
  },
});
