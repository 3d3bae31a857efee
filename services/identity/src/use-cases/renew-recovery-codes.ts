import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { totpOff } from "../domain/second-factor.ts";
import { newRecoveryCodes } from "../steps/new-recovery-codes.ts";
import { requireConfirmed } from "../steps/require-confirmed.ts";
import { tellOfDoor } from "../steps/tell-of-door.ts";
import { findTotp } from "../store/totp.ts";
import { lockUser } from "../store/users.ts";

export const renewRecoveryCodes = useCase({
  answer: z.object({ recoveryCodes: z.array(z.string()) }),
  async run(app, { actor, transaction }) {
    await requireConfirmed(app, actor);
    const recoveryCodes = await transaction(async (tx) => {
      const user = await lockUser(tx, app, actor.id);
      if (!user || !(await findTotp(tx, app.sealer, actor.id))?.confirmedAt) throw totpOff();
      await tellOfDoor(app, tx, user, "recovery-codes-made");
      return newRecoveryCodes(app, tx, user.id);
    });
    return answer({ recoveryCodes }, { "cache-control": "no-store" });
  },
});
