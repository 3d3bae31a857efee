import { importDocument } from "@storytelling/documents";
import { detectLanguage } from "@storytelling/narrative";
import { answer } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { importedMatter, importedNotes } from "../domain/apart.ts";
import { importedMarks } from "../domain/chapters/imported-chapters.ts";
import { draftOfImport } from "../domain/imported.ts";
import { create, storyNeed } from "../domain/story.ts";
import { StoryBody, Title } from "../domain/story-body.ts";
import { accountLanguage } from "../steps/account-language.ts";
import { saveMarks } from "../store/chapters.ts";
import { insertMatter } from "../store/matter.ts";
import { insertNotes } from "../store/notes.ts";
import { insertStory } from "../store/stories.ts";

/** The fields of the upload's form beside the file. */
export const importFields = {
  title: Title.optional().meta({ description: "Takes the place of the document's own title." }),
};

/**
 * Creates a story from an uploaded document, with the chapters, notes, and front and back matter that it marks. A `title`
 * field replaces the document's own title.
 */
export const importStory = useCase({
  answer: StoryBody.extend({ warnings: z.array(z.string()) }).meta({ id: "ImportedStory" }),
  async run(app, call) {
    const { upload, actor, address, signal, transaction } = call;
    if (!upload) throw new Refusal("invalid", "file-missing", "file: Send the file in a field named file.");
    const { bytes, filename, fields } = upload;
    const newId = () => app.ids.next();
    const read = () => importDocument({ bytes, filename, signal });
    const imported = await app.imports.take(actor.id, read, signal);
    const draft = draftOfImport(imported, fields.title, detectLanguage, accountLanguage(call));
    const marks = importedMarks(imported.headings, draft.text, newId);
    const who = { id: app.ids.next(), ownerId: actor.id, chaptersKept: marks.length > 0 };
    const change = create(draft, who, app.clock.now());
    await app.usage.hold(storyNeed(change), { actor, address, signal });
    return transaction(async (tx) => {
      const body = await insertStory(tx, change, draft.text);
      await saveMarks(tx, who, marks);
      await insertNotes(tx, who, importedNotes(imported.notes));
      await insertMatter(tx, who, importedMatter(imported.matter, newId));
      return answer({ ...body, warnings: imported.warnings }, { etag: '"1"' });
    });
  },
});
