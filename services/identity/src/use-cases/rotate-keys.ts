import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { keyViewOf, SigningKeyView } from "../domain/signing-key.ts";
import { noLongerAllowed } from "../domain/user.ts";
import { mayNow } from "../store/roles.ts";
import { listKeys, rotateKeys } from "../store/signing-keys.ts";

export const rotateSigningKeys = useCase({
  answer: z.object({ items: z.array(SigningKeyView) }),
  run: (app, { actor, transaction }) =>
    transaction(async (tx) => {
      if (!(await mayNow(tx, actor.id, "keys.manage"))) throw noLongerAllowed("keys.manage");
      await rotateKeys(tx, app.sealer, app.clock.now());
      app.log.info({ by: actor.id }, "signing keys were rotated");
      return answer({ items: (await listKeys(tx)).map(keyViewOf) });
    }),
});
