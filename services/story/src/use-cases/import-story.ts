import { importDocument } from "@storytelling/documents";
import { detectLanguage } from "@storytelling/narrative";
import { answer } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { draftOfImport } from "../domain/imported.ts";
import { create, storyNeed } from "../domain/story.ts";
import { StoryBody, Title } from "../domain/story-body.ts";
import { insertStory } from "../store/stories.ts";

/** The fields of the upload's form beside the file. */
export const importFields = {
  title: Title.optional().meta({ description: "Takes the place of the document's own title." }),
};

/** Creates a story from an uploaded document; a `title` field replaces the document's own title. */
export const importStory = useCase({
  answer: StoryBody.extend({ warnings: z.array(z.string()) }).meta({ id: "ImportedStory" }),
  async run(app, { upload, actor, address, signal, transaction }) {
    if (!upload) throw new Refusal("invalid", "file-missing", "file: Send the file in a field named file.");
    const { bytes, filename, fields } = upload;
    const read = () => importDocument({ bytes, filename, signal });
    const imported = await app.imports.take(actor.id, read, signal);
    const draft = draftOfImport(imported, fields.title, detectLanguage);
    const change = create(draft, { id: app.ids.next(), ownerId: actor.id }, app.clock.now());
    await app.usage.hold(storyNeed(change), { actor, address, signal });
    return transaction(async (tx) => {
      const body = await insertStory(tx, change, draft.text);
      return answer({ ...body, warnings: imported.warnings }, { etag: '"1"' });
    });
  },
});
