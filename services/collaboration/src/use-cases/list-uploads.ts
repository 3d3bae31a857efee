import { refusalAdvice } from "@storytelling/recordings";
import { answer } from "@storytelling/service";
import { Id, TakeRefusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { participantOf } from "../steps/own-participant.ts";
import { uploadsOf } from "../store/uploads.ts";

const UploadView = z
  .object({
    id: Id,
    lines: z.array(z.number().int()),
    bytes: z.number().int(),
    received: z.number().int(),
    state: z.enum(["receiving", "done", "refused"]),
    refusal: z.object({ reason: TakeRefusal, advice: z.string() }).nullable(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: "VoiceUpload" });

/** A participant's own uploads of the last day, to go on with them on any device. */
export const listUploads = useCase({
  params: z.object({ id: Id }),
  answer: z.object({ items: z.array(UploadView) }),
  async run(app, { params, actor }) {
    const { participant } = await participantOf(app.db.read, params.id, actor);
    const uploads = await uploadsOf(app.db.read, participant.id);
    const items = uploads.map(({ id, lines, bytes, received, state, refusal, expiresAt }) => ({
      id,
      lines: [...lines],
      bytes,
      received,
      state: state as "receiving" | "done" | "refused",
      refusal: refusal && { reason: refusal, advice: refusalAdvice(refusal, participant.language) },
      expiresAt: expiresAt.toISOString(),
    }));
    return answer({ items });
  },
});
