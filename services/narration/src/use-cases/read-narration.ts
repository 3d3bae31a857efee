import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { audibleNarration } from "../steps/narrations.ts";
import { NarrationView, viewNarration } from "../steps/view.ts";

export const readNarration = useCase({
  params: z.object({ id: Id }),
  answer: NarrationView,
  run: async (app, { params, visitor }) =>
    answer(await viewNarration(app, await audibleNarration(app, visitor, params.id))),
});
