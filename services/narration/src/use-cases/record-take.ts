import { answer, type Call } from "@storytelling/service";
import { Id, oneLine, Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { keysOf } from "../domain/line-key.ts";
import { originalBlob } from "../steps/blob-ids.ts";
import { requireConsent } from "../steps/consents.ts";
import { intakeJob } from "../steps/enqueue.ts";
import { lineTexts } from "../steps/reference.ts";
import { ownStory } from "../steps/stories.ts";
import { languageOf, lineIn, storyChanged, storyLines } from "../steps/story-lines.ts";
import { TakeView, viewTake } from "../steps/take-view.ts";
import type { Tables } from "../store/tables.ts";
import { keptKeys } from "../store/take-keys.ts";
import { sealTakeName, sealTakeWords } from "../store/take-words.ts";
import { findTake, insertTake } from "../store/takes.ts";

/** The fields of the form beside the file. */
export const takeFields = {
  line: z.coerce.number().int().min(0).meta({ description: "The line that was read, by its number." }),
  revision: z.coerce.number().int().min(1).meta({ description: "The revision of the story that was read." }),
  consentId: Id.meta({ description: "The consent of the person who speaks: `POST /consents`." }),
  name: oneLine(80).optional().meta({ description: "How credits name you." }),
  suppressNoise: z.enum(["true", "false"]).optional(),
  gate: z.enum(["true", "false"]).optional().meta({ description: "Whether pauses are made silent." }),
};
const Fields = z.object(takeFields);

/** Takes a recording of a line by the user's own voice, without a session. */
export const recordTake = useCase({
  params: z.object({ id: Id }),
  answer: TakeView,
  async run(app, call) {
    const { params, actor, address, signal, transaction } = call;
    const { id: storyId, ownerId } = await ownStory(app, actor, params.id);
    const { fields, bytes } = formOf(call);
    const asker = { actor, address, signal };
    const { script, lines } = await storyLines(app, asker, storyId);
    if (fields.revision !== script.revision) throw storyChanged(script.revision);
    const line = lineIn(lines, fields.line);
    const language = languageOf(script, line.line);
    // A bad recording is refused before anything is reserved or stored.
    await app.recordings.inspect(bytes, signal);
    const id = app.ids.next();
    await app.usage.hold({ workId: id, resource: "humanTakes", quantity: 1 }, asker);
    const blob = { contentType: "application/octet-stream", id: originalBlob(id) };
    let kept = false;
    try {
      return await transaction(async (tx) => {
        const now = app.clock.now();
        const use = { consentId: fields.consentId, personId: actor.id, storyId, use: "this-story" as const };
        await requireConsent(tx, use, now);
        await app.blobs.put(actor.id, bytes, blob);
        kept = true;
        const [key] = (await keptKeys(tx, ownerId, keysOf(lines))).filter((_, at) => lines[at] === line);
        const texts = lineTexts({ ...line, language });
        await insertTake(tx, {
          ...{ id, owner_id: ownerId, story_id: storyId, person_id: actor.id, status: "received" },
          ...{ consent_id: fields.consentId, contribution_id: null, lines: 1, language, ...key },
          ...{ revision: fields.revision, line: line.line, recorded_at: now, created_at: now },
          sealed: await sealTakeWords(tx, { id, ownerId }, { speaker: line.speaker, texts }),
          name: await sealTakeName(tx, { id, personId: actor.id }, fields.name ?? null),
          wishes: JSON.stringify({
            suppressNoise: fields.suppressNoise === "true",
            gate: fields.gate === "true",
          }),
        });
        await app.jobs.enqueue(tx, intakeJob, [{ takeId: id, ownerId, personId: actor.id }]);
        const take = await findTake(tx, id);
        if (!take) throw new Error("A take that was just written is missing.");
        return answer(viewTake(take));
      });
    } catch (error) {
      if (kept) await app.blobs.delete(actor.id, blob.id);
      throw error;
    }
  },
});

/** @throws Refusal `invalid` that names each faulty field */
function formOf({ upload }: Pick<Call<Tables>, "upload">): {
  fields: z.infer<typeof Fields>;
  bytes: Uint8Array;
} {
  const read = Fields.safeParse(upload?.fields ?? {});
  if (read.success) return { fields: read.data, bytes: upload?.bytes ?? new Uint8Array() };
  const faults = read.error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
  const [first] = faults;
  throw new Refusal("invalid", "input-invalid", `${first?.field}: ${first?.message}`, { faults });
}
