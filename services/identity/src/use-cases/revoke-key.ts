import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { keyViewOf, SigningKeyView } from "../domain/signing-key.ts";
import { noLongerAllowed } from "../domain/user.ts";
import { audit } from "../store/audit-log.ts";
import { heldNow } from "../store/roles.ts";
import { listKeys, revokeKey } from "../store/signing-keys.ts";

export const revokeSigningKey = useCase({
  params: z.object({ kid: z.string().regex(/^[\w-]{1,100}$/) }),
  answer: z.object({ items: z.array(SigningKeyView) }),
  run: (app, { params, actor, transaction }) =>
    transaction(async (tx) => {
      if (!(await heldNow(tx, actor.id)).has("keys.manage")) throw noLongerAllowed("keys.manage");
      await revokeKey(tx, app.sealer, params.kid, app.clock.now());
      await audit(app, tx, { action: "key-revoked", actorId: actor.id, details: { kid: params.kid } });
      app.log.warn({ by: actor.id, kid: params.kid }, "signing key was revoked");
      return answer({ items: (await listKeys(tx)).map(keyViewOf) });
    }),
});
