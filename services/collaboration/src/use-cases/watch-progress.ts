import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { isMember, memberOf } from "../steps/member.ts";
import type { SeenProgress } from "../steps/watched-progress.ts";

const Counts = z.object({ asked: z.number().int(), recorded: z.number().int(), accepted: z.number().int() });

const ProgressView = z
  .object({
    sessionId: Id,
    status: z.enum(["open", "closed"]),
    deadline: z.iso.datetime().nullable(),
    lines: Counts,
    participants: z.array(
      z.object({
        participantId: Id,
        you: z.boolean(),
        name: z.string().nullable().meta({ description: "Null where the session keeps names from guests." }),
        lines: Counts,
        recording: z.number().int().nullable().meta({ description: "The line that they record now." }),
        submittedAt: z.iso.datetime().nullable(),
      }),
    ),
  })
  .meta({ id: "SessionProgress" });

/** Streams how far a session is, to its organisers and participants, until it is deleted or they no longer belong to it. */
export const watchProgress = useCase({
  params: z.object({ id: Id }),
  answer: { events: ProgressView },
  async run(app, { params, actor, signal }) {
    const { session } = await memberOf(app.db.read, params.id, actor.id);
    return answer(changes(app, session.id, actor.id, signal));
  },
});

async function* changes(app: App, id: string, actorId: string, signal: AbortSignal) {
  for await (const progress of app.progress.follow(id, signal)) {
    const view = viewFor(progress, actorId);
    if (view) yield view;
    // What was read may be older than their joining.
    else if (!(await isMember(app.db.read, id, actorId))) return;
  }
}

/** What a follower may see; null for somebody who neither organises the session nor takes part in it. */
function viewFor({ session, lines, participants }: SeenProgress, actorId: string) {
  const organises = session.organisers.includes(actorId);
  const isActor = ({ personId, userId }: (typeof participants)[number]) =>
    personId === actorId || userId === actorId;
  if (!organises && !participants.some(isActor)) return null;
  const { id: sessionId, status, deadline, namesShown } = session;
  return {
    ...{ sessionId, status, deadline, lines },
    participants: participants.map((one) => ({
      participantId: one.id,
      you: isActor(one),
      name: organises || namesShown || isActor(one) ? one.name : null,
      lines: one.lines,
      recording: one.recording,
      submittedAt: one.submittedAt,
    })),
  };
}
