import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { codeWrong, TotpCode, totpOff, totpOnAlready } from "../domain/second-factor.ts";
import { stepOf } from "../security/totp.ts";
import { newRecoveryCodes } from "../steps/new-recovery-codes.ts";
import { requireConfirmed } from "../steps/require-confirmed.ts";
import { tellOfDoor } from "../steps/tell-of-door.ts";
import { voidHalfSignIns } from "../store/half-sign-ins.ts";
import { findTotp, saveTotpConfirmed, useStep } from "../store/totp.ts";
import { lockUser } from "../store/users.ts";

export const confirmTotp = useCase({
  body: z.strictObject({ code: TotpCode }),
  answer: z.object({
    recoveryCodes: z.array(z.string()).meta({ description: "Shown only now. Each can be used once." }),
  }),
  async run(app, { body, actor, transaction }) {
    await requireConfirmed(app, actor);
    const succeeded = await app.limits.admitOwner(actor.id);
    const recoveryCodes = await transaction(async (tx) => {
      const user = await lockUser(tx, app, actor.id);
      const totp = await findTotp(tx, app.sealer, actor.id);
      if (!user || !totp) throw totpOff();
      if (totp.confirmedAt) throw totpOnAlready();
      const now = app.clock.now();
      const step = stepOf(totp.secret, body.code, now);
      if (step === null || !(await useStep(tx, user.id, step))) throw codeWrong("body.code");
      await saveTotpConfirmed(tx, user.id, now);
      await voidHalfSignIns(tx, user.id);
      await tellOfDoor(app, tx, user, "totp-on");
      return newRecoveryCodes(app, tx, user.id);
    });
    await succeeded();
    return answer({ recoveryCodes }, { "cache-control": "no-store" });
  },
});
