import { Id } from "@storytelling/values";
import { z } from "zod";
import type { Participant } from "../domain/participant.ts";

const at = z.iso.datetime();
export const participantStates = ["joined", "started", "submitted", "left"] as const;

/** Somebody who takes part, as they and the organisers see them. */
export const ParticipantView = z
  .object({
    id: Id,
    sessionId: Id,
    invitationId: Id.nullable(),
    personId: Id,
    name: z.string(),
    guest: z.boolean().meta({ description: "Whether they have no account." }),
    language: z.string(),
    timeZone: z.string(),
    state: z.enum(participantStates),
    joinedAt: at,
    startedAt: at.nullable(),
    submittedAt: at.nullable(),
  })
  .meta({ id: "Participant" });
export type ParticipantView = z.infer<typeof ParticipantView>;

const iso = (time: Date | null): string | null => time?.toISOString() ?? null;

export function participantView(participant: Participant): ParticipantView {
  const { userId, startedAt, submittedAt, leftAt } = participant;
  const state = leftAt ? "left" : submittedAt ? "submitted" : startedAt ? "started" : "joined";
  return {
    ...participant,
    guest: userId === null,
    state,
    joinedAt: participant.joinedAt.toISOString(),
    startedAt: iso(startedAt),
    submittedAt: iso(submittedAt),
  };
}
