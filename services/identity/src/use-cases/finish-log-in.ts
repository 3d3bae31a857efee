import { transaction } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { AssertionResponse } from "../domain/passkey.ts";
import { factorWrong, RecoveryCode, SecondStep, TotpCode, ticketInvalid } from "../domain/second-factor.ts";
import { Grant } from "../domain/session.ts";
import { takeChallenge } from "../steps/challenge.ts";
import { checkPasskey } from "../steps/check-passkey.ts";
import { clientOf, knownDevice } from "../steps/client-of.ts";
import { SECOND_STEP } from "../steps/enter.ts";
import { signIn } from "../steps/sign-in.ts";
import { useCode } from "../steps/use-code.ts";
import { audit } from "../store/audit-log.ts";
import { signInEpoch } from "../store/half-sign-ins.ts";
import { spend } from "../store/spent-tickets.ts";
import { findUser, lockHolder } from "../store/users.ts";

const factors = ["code", "recoveryCode", "passkey"] as const;

export const finishLogIn = useCase({
  body: z
    .strictObject({
      ticket: z.string().max(1000),
      code: TotpCode.optional(),
      recoveryCode: RecoveryCode.optional(),
      passkey: AssertionResponse.optional(),
    })
    .refine((body) => factors.filter((one) => body[one] !== undefined).length === 1, {
      error: `Give one of ${factors.join(", ")}.`,
    }),
  answer: Grant,
  async run(app, call) {
    const { ticket: token, passkey: shown, ...codes } = call.body;
    const ticket = app.tickets.open(SECOND_STEP, SecondStep, token, app.clock.now());
    const user = ticket && (await findUser(app.db.read, app, ticket.data.userId));
    if (!user) throw ticketInvalid();
    const { network, place } = clientOf(call);
    const device = knownDevice(app, call, user.email);
    const succeeded = await app.limits.admitFactor({ email: user.email, network, device });
    if (shown) {
      const challenge = await takeChallenge(app, call, { use: "second-factor", userId: user.id });
      await checkPasskey(app, { answer: shown, challenge, owner: user.id });
    }
    const granted = await call.transaction(async (tx) => {
      const holder = await lockHolder(tx, app, user.id);
      if (!holder || (await signInEpoch(tx, user.id)) !== ticket.data.epoch) throw ticketInvalid();
      if (!shown && !(await useCode(app, tx, user, codes))) return null;
      if (!(await spend(tx, ticket))) throw ticketInvalid();
      return signIn(app, tx, holder, { ...place, address: call.address });
    });
    if (!granted) {
      const failed = { action: "sign-in-failed", actorId: null, subjectId: user.id } as const;
      await transaction(app.db, (tx) => audit(app, tx, failed));
      throw factorWrong();
    }
    await succeeded();
    return granted;
  },
});
