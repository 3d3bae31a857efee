import { Id } from "@storytelling/values";
import { z } from "zod";
import { isAskedOf } from "../domain/lines.ts";
import { isOpen, Listen } from "../domain/session.ts";
import { inZone } from "../domain/time-zone.ts";
import { wordingIn } from "../domain/wording.ts";
import { consentsOf } from "../store/consents.ts";
import type { Reader } from "../store/db.ts";
import { lineStatuses } from "../store/line-statuses.ts";
import { countParticipants } from "../store/participants.ts";
import { lineNumbers, someLines } from "../store/session-lines.ts";
import { ConsentView, consentView } from "./consent-view.ts";
import type { Partaking } from "./own-participant.ts";
import { ParticipantView, participantView } from "./participant-view.ts";
import { WordingView } from "./wording-view.ts";

/** A line that is asked of a participant. */
const LineView = z
  .object({
    line: z.number().int(),
    text: z.string(),
    kind: z.enum(["narration", "speech", "heading"]),
    characterId: z.string().nullable(),
    speaker: z.string().nullable().meta({ description: "Null for the narrator." }),
    emotion: z.object({ valence: z.number(), arousal: z.number(), strongest: z.string().nullable() }),
    language: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
    status: z.string().meta({ description: "`open`, or the state of your newest recording of it." }),
  })
  .meta({ id: "BoothLine" });

/** A session as one of its participants sees it. */
export const BoothView = z
  .object({
    participant: ParticipantView,
    session: z.object({
      id: Id,
      storyId: Id,
      revision: z.number().int(),
      title: z.string(),
      description: z.string().nullable(),
      storyTitle: z.string(),
      organiser: z.string(),
      open: z.boolean(),
      deadline: z.string().nullable().meta({ description: "In the participant's time zone." }),
      language: z.string(),
      listen: Listen,
      memories: z.boolean(),
      participants: z.number().int(),
    }),
    asked: z.number().int().meta({ description: "How many lines are asked of you." }),
    recorded: z.number().int(),
    lines: z.array(LineView),
    next: z.number().int().nullable().meta({ description: "`from` of the next page; null on the last one." }),
    consents: z.array(ConsentView),
    wording: WordingView,
  })
  .meta({ id: "Booth" });
export type BoothView = z.infer<typeof BoothView>;

export async function boothOf(
  db: Reader,
  { participant, session }: Partaking,
  { from, limit }: { readonly from: number; readonly limit: number },
  now: Date,
): Promise<BoothView> {
  const [numbers, statuses, consents, participants] = await Promise.all([
    lineNumbers(db, session.id),
    lineStatuses(db, participant.id),
    consentsOf(db, participant.id),
    countParticipants(db, session.id),
  ]);
  const asked = numbers.filter((one) => isAskedOf(participant, one)).map(({ line }) => line);
  const rest = asked.filter((line) => line >= from);
  const shown = rest.slice(0, limit);
  const lines = await someLines(db, session, shown);
  const { id, storyId, revision, title, description, storyTitle, organiser, language, listen } = session;
  return {
    participant: participantView(participant),
    session: {
      ...{ id, storyId, revision, title, description, storyTitle, organiser, language, listen, participants },
      open: isOpen(session, now),
      deadline: session.deadline && inZone(session.deadline, participant.timeZone),
      memories: session.asked.memories,
    },
    asked: asked.length,
    recorded: asked.filter((line) => statuses.has(line)).length,
    lines: shown.flatMap((line) => {
      const found = lines.get(line);
      return found ? [{ ...found, status: statuses.get(line) ?? "open" }] : [];
    }),
    next: rest[limit] ?? null,
    consents: consents.map((one) => consentView(one, now)),
    wording: wordingIn(participant.language),
  };
}
