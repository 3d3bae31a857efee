import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { RecoveryCode, TotpCode, totpOff } from "../domain/second-factor.ts";
import { confirmCode } from "../steps/confirm-code.ts";
import { confirmPassword } from "../steps/confirm-password.ts";
import { tellOfDoor } from "../steps/tell-of-door.ts";
import { voidHalfSignIns } from "../store/half-sign-ins.ts";
import { deleteTotp, findTotp } from "../store/totp.ts";
import { lockUser } from "../store/users.ts";

/** Needs the password or a code each time, even right after a sign-in. */
export const disableTotp = useCase({
  body: z.union([
    z.strictObject({ password: z.string().max(1000) }),
    z.strictObject({ code: TotpCode }),
    z.strictObject({ recoveryCode: RecoveryCode }),
  ]),
  answer: "nothing",
  async run(app, { body, actor, transaction }) {
    if (!(await findTotp(app.db.read, app.sealer, actor.id))?.confirmedAt) throw totpOff();
    if ("password" in body) await confirmPassword(app, actor.id, body.password);
    else await confirmCode(app, actor.id, body);
    await transaction(async (tx) => {
      const user = await lockUser(tx, app, actor.id);
      if (!user || !(await findTotp(tx, app.sealer, user.id))) throw totpOff();
      await deleteTotp(tx, user.id);
      await voidHalfSignIns(tx, user.id);
      await tellOfDoor(app, tx, user, "totp-off");
    });
    return answer(undefined);
  },
});
