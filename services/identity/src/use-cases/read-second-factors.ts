import { answer } from "@storytelling/service";
import { useCase } from "../app.ts";
import { SecondFactorsView } from "../domain/second-factor.ts";
import { listPasskeys } from "../store/passkeys.ts";
import { countRecoveryCodes } from "../store/recovery-codes.ts";
import { findTotp } from "../store/totp.ts";

export const readSecondFactors = useCase({
  answer: SecondFactorsView,
  async run(app, { actor }) {
    const totp = await findTotp(app.db.read, app.sealer, actor.id);
    return answer({
      totp: totp?.confirmedAt ? { confirmedAt: totp.confirmedAt.toISOString() } : null,
      recoveryCodesLeft: await countRecoveryCodes(app.db.read, actor.id),
      passkeys: (await listPasskeys(app.db.read, app, actor.id)).length,
    });
  },
});
