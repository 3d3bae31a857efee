import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { Mood } from "../domain/mood.ts";
import { openAnalysed } from "../store/analysed-stories.ts";
import { readMood } from "../store/views.ts";

/** The emotions of a story's current revision: its arc, its chapters and its characters. */
export const readEmotions = useCase({
  params: z.object({ id: Id }),
  answer: z.object({ revision: z.number().int(), ...Mood.shape }),
  async run(app, { params, visitor }) {
    const { story, analysisId } = await openAnalysed(app.db.read, params.id, visitor);
    return answer({ revision: story.revision, ...(await readMood(app.db.read, analysisId)) });
  },
});
