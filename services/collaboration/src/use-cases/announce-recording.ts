import { answer } from "@storytelling/service";
import { Id, Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { requireOpen } from "../domain/session.ts";
import { participantOf } from "../steps/own-participant.ts";
import { endRecording, noteRecording } from "../store/recording-now.ts";
import { someLines } from "../store/session-lines.ts";

/** How long it counts without further news. */
const countsMs = 60_000;

/**
 * Says which line the participant records now, or none. @throws Refusal `session-closed`, `line-gone`
 */
export const announceRecording = useCase({
  params: z.object({ id: Id }),
  body: z.strictObject({ line: z.number().int().nonnegative().nullable() }),
  answer: "nothing",
  run: (app, { params, body, actor, transaction }) =>
    transaction(async (tx) => {
      const { participant, session } = await participantOf(tx, params.id, actor);
      const { line } = body;
      const now = app.clock.now();
      if (line === null) {
        await endRecording(tx, participant.id);
        return answer(undefined);
      }
      requireOpen(session, now);
      if (!(await someLines(tx, session, [line])).has(line)) throw gone();
      const about = { participantId: participant.id, sessionId: session.id, line };
      await noteRecording(tx, about, { now, until: new Date(now.getTime() + countsMs) });
      return answer(undefined);
    }),
});

const gone = (): Refusal => {
  const message = "This line is not in the session any more. Load the lines again.";
  return new Refusal("conflict", "line-gone", `body.line: ${message}`, {
    faults: [{ field: "body.line", message }],
  });
};
