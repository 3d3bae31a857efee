import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { ScriptBody, scriptBody } from "../steps/script-body.ts";
import { openAnalysed } from "../store/analysed-stories.ts";

/** A story's current revision as lines; the lines' texts, joined, are the story's text. */
export const readScript = useCase({
  params: z.object({ id: Id }),
  answer: ScriptBody,
  // `linesOf` builds valid lines. Checking 10,000 of them would block the event loop for half a second.
  trusted: true,
  run: async (app, { params, visitor }) =>
    answer(await scriptBody(app.db.read, await openAnalysed(app.db.read, params.id, visitor))),
});
