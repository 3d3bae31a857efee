import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { PasskeyView, passkeyView } from "../domain/passkey.ts";
import { listPasskeys } from "../store/passkeys.ts";

/** At most 20, so all fit on one page. */
export const listMyPasskeys = useCase({
  answer: z.object({ items: z.array(PasskeyView) }),
  async run(app, { actor }) {
    return answer({ items: (await listPasskeys(app.db.read, app, actor.id)).map(passkeyView) });
  },
});
