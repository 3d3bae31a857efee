import { type SharedWatch, sharedWatch } from "@storytelling/service";
import { type Counts, progressOf } from "../domain/progress.ts";
import type { Session } from "../domain/session.ts";
import { contributionsOf } from "../store/contributions.ts";
import type { Reader } from "../store/db.ts";
import { organisersOf } from "../store/organisers.ts";
import { participantsOf } from "../store/participants.ts";
import { recordingsIn } from "../store/recording-now.ts";
import { lineNumbers } from "../store/session-lines.ts";
import { findSession } from "../store/sessions.ts";

/** A session's progress, as its organisers see it. */
export interface SeenProgress {
  readonly session: Pick<Session, "id" | "status" | "namesShown"> & {
    readonly deadline: string | null;
    /** The owner, too. */
    readonly organisers: readonly string[];
  };
  readonly lines: Counts;
  readonly participants: readonly {
    readonly id: string;
    readonly personId: string;
    readonly userId: string | null;
    readonly name: string;
    readonly lines: Counts;
    /** The line that they record now. */
    readonly recording: number | null;
    readonly submittedAt: string | null;
  }[];
}

const everyMs = 1000;

/** Reads the progress of a session once for all who follow it, until the session is deleted. */
export const watchedProgress = (db: Reader, now: () => Date): SharedWatch<SeenProgress> =>
  sharedWatch({ everyMs, isLast: () => false, read: (id) => readProgress(db, id, now()) });

export async function readProgress(db: Reader, id: string, now: Date): Promise<SeenProgress | undefined> {
  const session = await findSession(db, id);
  if (!session) return undefined;
  const [organisers, people, lines, made, recordings] = await Promise.all([
    organisersOf(db, id),
    participantsOf(db, id),
    lineNumbers(db, id),
    contributionsOf(db, { sessionId: id }),
    recordingsIn(db, id, now),
  ]);
  const { total, byParticipant } = progressOf(people, lines, made);
  const none = { asked: 0, recorded: 0, accepted: 0 };
  return {
    session: {
      id,
      status: session.status,
      namesShown: session.namesShown,
      organisers: [session.ownerId, ...organisers],
      deadline: session.deadline?.toISOString() ?? null,
    },
    lines: total,
    participants: people.map(({ id: participantId, personId, userId, name, submittedAt }) => ({
      id: participantId,
      personId,
      userId,
      name,
      lines: byParticipant.get(participantId) ?? none,
      recording: recordings.find((one) => one.participantId === participantId)?.line ?? null,
      submittedAt: submittedAt?.toISOString() ?? null,
    })),
  };
}
