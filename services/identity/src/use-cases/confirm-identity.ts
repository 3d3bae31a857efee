import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { RecoveryCode, TotpCode } from "../domain/second-factor.ts";
import { confirmCode } from "../steps/confirm-code.ts";
import { confirmPassword } from "../steps/confirm-password.ts";
import { saveConfirmed } from "../store/confirmations.ts";

/** For 10 minutes this session may change how its account is entered. */
export const confirmIdentity = useCase({
  body: z.union([
    z.strictObject({ password: z.string().max(1000) }),
    z.strictObject({ code: TotpCode }),
    z.strictObject({ recoveryCode: RecoveryCode }),
  ]),
  answer: "nothing",
  async run(app, { body, actor, transaction }) {
    if ("password" in body) await confirmPassword(app, actor.id, body.password);
    else await confirmCode(app, actor.id, body);
    await transaction(async (tx) => {
      if (actor.sessionId) await saveConfirmed(tx, actor.sessionId, app.clock.now());
    });
    return answer(undefined);
  },
});
