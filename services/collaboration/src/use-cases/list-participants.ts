import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { isParticipant } from "../domain/participant.ts";
import { participantStates, participantView } from "../steps/participant-view.ts";
import { organisersOf } from "../store/organisers.ts";
import { participantsOf } from "../store/participants.ts";
import { findSession } from "../store/sessions.ts";

const Seen = z.object({
  id: Id.nullable().meta({ description: "Null where you are not told." }),
  name: z.string().nullable(),
  you: z.boolean(),
  guest: z.boolean().nullable(),
  state: z.enum(participantStates).nullable(),
  joinedAt: z.iso.datetime().nullable(),
  invitationId: Id.nullable(),
});

/** Who takes part: all of it for organisers; for participants how many, and first names where the owner allows it. */
export const listParticipants = useCase({
  params: z.object({ id: Id }),
  answer: z.object({ count: z.number().int(), items: z.array(Seen) }),
  async run({ db }, { params, actor }) {
    const [session, organisers] = [
      await findSession(db.read, params.id),
      await organisersOf(db.read, params.id),
    ];
    const people = await participantsOf(db.read, params.id);
    const organises = session && (session.ownerId === actor.id || organisers.includes(actor.id));
    const isYou = (one: (typeof people)[number]) => isParticipant(one, actor.id);
    if (!session || !(organises || people.some(isYou))) throw notFound("session");
    const items = people.map((one) => {
      const { id, guest, state, joinedAt, invitationId } = participantView(one);
      const you = isYou(one);
      if (organises) return { id, name: one.name, you, guest, state, joinedAt, invitationId };
      const name = you ? one.name : session.namesShown ? (one.name.split(/\s+/u)[0] ?? null) : null;
      return { id: you ? id : null, name, you, guest: null, state: null, joinedAt: null, invitationId: null };
    });
    return answer({ count: people.length, items });
  },
});
