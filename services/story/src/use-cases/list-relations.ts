import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { RelationBody } from "../domain/findings.ts";
import { openAnalysed } from "../store/analysed-stories.ts";
import { readRelations } from "../store/views.ts";

/** Who speaks with whom in a story's current revision. */
export const listRelations = useCase({
  params: z.object({ id: Id }),
  answer: z.object({ revision: z.number().int(), items: z.array(RelationBody) }),
  async run(app, { params, visitor }) {
    const { story, analysisId } = await openAnalysed(app.db.read, params.id, visitor);
    return answer({ revision: story.revision, items: [...(await readRelations(app.db.read, analysisId))] });
  },
});
