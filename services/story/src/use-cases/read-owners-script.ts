import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { owned } from "../domain/access.ts";
import { CharacterBody } from "../domain/findings.ts";
import { ScriptBody, scriptBody } from "../steps/script-body.ts";
import { openAnalysed } from "../store/analysed-stories.ts";
import { readCharacters } from "../store/views.ts";

/** The script and the characters of a story that the absent person owns; others' stories do not exist for them. */
export const readOwnersScript = useCase({
  params: z.object({ id: Id }),
  answer: ScriptBody.extend({ characters: z.array(CharacterBody) }).meta({ id: "OwnersScript" }),
  // As `readScript`.
  trusted: true,
  async run(app, { params, actor }) {
    const analysed = await openAnalysed(app.db.read, params.id, actor);
    owned(analysed.story, actor.id);
    const [script, characters] = await Promise.all([
      scriptBody(app.db.read, analysed),
      readCharacters(app.db.read, analysed.analysisId),
    ]);
    return answer({ ...script, characters: [...characters] });
  },
});
