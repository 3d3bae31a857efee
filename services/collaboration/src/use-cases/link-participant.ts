import { answer } from "@storytelling/service";
import { Id, notFound, Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { linked } from "../domain/participant.ts";
import { guestRole } from "../steps/guest-auth.ts";
import { lockParticipantOf } from "../steps/own-participant.ts";
import { ParticipantView, participantView } from "../steps/participant-view.ts";
import { findByGuestToken } from "../store/guest-tokens.ts";
import { saveLinked } from "../store/linked.ts";

/** A guest becomes a user: the user signs in and shows the guest's token. Everything that the guest gave stays theirs. */
export const linkParticipant = useCase({
  params: z.object({ id: Id }),
  body: z.strictObject({ guestToken: z.string().max(200) }),
  answer: ParticipantView,
  async run(_app, { params, body, actor, transaction }) {
    if (actor.role === guestRole)
      throw new Refusal("forbidden", "sign-in-needed", "Sign in with your account, and send its token.");
    return transaction(async (tx) => {
      const guest = await findByGuestToken(tx, body.guestToken);
      if (guest?.id !== params.id) throw notFound("participant");
      const { participant, session } = await lockParticipantOf(tx, params.id, { id: guest.person_id });
      if (participant.userId === actor.id) return answer(participantView(participant));
      if (participant.userId)
        throw new Refusal("conflict", "already-linked", "Another account took over this guest already.");
      const became = { ...participant, userId: actor.id };
      if (!(await saveLinked(tx, became, [linked(participant, actor.id, session)]))) {
        const message = "Your account takes part in this session already. Go on with that.";
        throw new Refusal("conflict", "already-participant", message);
      }
      return answer(participantView(became));
    });
  },
});
