import { answer } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { newConsent } from "../domain/new-consent.ts";
import { consentBlob } from "../steps/blob-ids.ts";
import { ConsentView, viewConsent } from "../steps/consent-view.ts";
import { NewConsent, requireStory } from "../steps/new-consent.ts";
import { insertConsent } from "../store/consents.ts";

/** The fields of the upload's form beside the recording. */
export const saidFields = {
  consent: z.string().max(5000).meta({ description: "The consent as JSON, as POST /consents takes it." }),
};

/** Writes that a user allows uses of their own voice, by saying it aloud. The recording is kept until the consent ends. */
export const sayConsent = useCase({
  answer: ConsentView,
  async run(app, { upload, actor, signal, transaction }) {
    if (!upload)
      throw new Refusal("invalid", "file-missing", "file: Send the recording in a field named file.");
    const body = consentIn(upload.fields.consent);
    await requireStory(app, actor, body.storyId);
    const now = app.clock.now();
    const id = app.ids.next();
    const consent = newConsent(body, { id, personId: actor.id, means: "said" }, now);
    await app.recordings.inspect(upload.bytes, signal);
    const names = { name: body.name, guardian: body.guardian };
    const recording = consentBlob(id);
    await app.blobs.put(actor.id, upload.bytes, { contentType: "application/octet-stream", id: recording });
    return transaction(async (tx) => {
      await insertConsent(tx, consent, names, recording);
      return answer(viewConsent({ consent, names, ending: null }, now));
    });
  },
});

/** @throws Refusal `invalid` naming the faulty field */
function consentIn(json: string | undefined): z.infer<typeof NewConsent> {
  const parsed = NewConsent.safeParse(jsonIn(json ?? ""));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => ({
    field: ["consent", ...path].join("."),
    message,
  }));
  const [first] = faults;
  throw new Refusal("invalid", "input-invalid", `${first?.field}: ${first?.message}`, { faults });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
