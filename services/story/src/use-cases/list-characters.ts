import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { CharacterBody } from "../domain/findings.ts";
import { openAnalysed } from "../store/analysed-stories.ts";
import { readCharacters } from "../store/views.ts";

/** The characters of a story's current revision. */
export const listCharacters = useCase({
  params: z.object({ id: Id }),
  answer: z.object({ revision: z.number().int(), items: z.array(CharacterBody) }),
  async run(app, { params, visitor }) {
    const { story, analysisId } = await openAnalysed(app.db.read, params.id, visitor);
    return answer({ revision: story.revision, items: [...(await readCharacters(app.db.read, analysisId))] });
  },
});
