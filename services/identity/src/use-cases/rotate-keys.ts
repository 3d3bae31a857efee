import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { keyViewOf, SigningKeyView } from "../domain/signing-key.ts";
import { noLongerAllowed } from "../domain/user.ts";
import { audit } from "../store/audit-log.ts";
import { heldNow } from "../store/roles.ts";
import { listKeys, rotateKeys } from "../store/signing-keys.ts";

export const rotateSigningKeys = useCase({
  answer: z.object({ items: z.array(SigningKeyView) }),
  run: (app, { actor, transaction }) =>
    transaction(async (tx) => {
      if (!(await heldNow(tx, actor.id)).has("keys.manage")) throw noLongerAllowed("keys.manage");
      await rotateKeys(tx, app.sealer, app.clock.now());
      await audit(app, tx, { action: "keys-rotated", actorId: actor.id });
      app.log.info({ by: actor.id }, "signing keys were rotated");
      return answer({ items: (await listKeys(tx)).map(keyViewOf) });
    }),
});
