import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { PasskeyOptions } from "../domain/passkey.ts";
import { SecondStep, ticketInvalid } from "../domain/second-factor.ts";
import { leaveChallenge } from "../steps/challenge.ts";
import { SECOND_STEP } from "../steps/enter.ts";
import { listPasskeys } from "../store/passkeys.ts";

export const offerPasskeyFactor = useCase({
  body: z.strictObject({ ticket: z.string().max(1000) }),
  answer: PasskeyOptions,
  async run(app, { body }) {
    const ticket = app.tickets.open(SECOND_STEP, SecondStep, body.ticket, app.clock.now());
    if (!ticket) throw ticketInvalid();
    const { userId } = ticket.data;
    const options = await app.passkeys.request(await listPasskeys(app.db.read, app, userId));
    const challenge = { challenge: options.challenge, use: "second-factor", userId } as const;
    return answer({ options: { ...options } }, leaveChallenge(app, challenge));
  },
});
