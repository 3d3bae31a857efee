import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { endConsents } from "../steps/end-consents.ts";
import { lockParticipantOf } from "../steps/own-participant.ts";
import { removeVoicesOf } from "../steps/remove-contributions.ts";
import { lockConsentsOf } from "../store/consents.ts";

/** A participant takes all their consents back. They stay in the session, so that they see the receipt. */
export const withdrawVoice = useCase({
  params: z.object({ id: Id }),
  answer: "nothing",
  run: (app, { params, actor, transaction }) =>
    transaction(async (tx) => {
      const partaking = await lockParticipantOf(tx, params.id, actor);
      const consents = await lockConsentsOf(tx, [params.id]);
      await endConsents(tx, [partaking], { cause: "person", now: app.clock.now() });
      for (const { id: consentId } of consents) await removeVoicesOf(app, tx, { consentId });
      return answer(undefined);
    }),
});
