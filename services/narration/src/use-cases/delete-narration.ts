import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { lockOwn } from "../steps/narrations.ts";
import { removeNarrations } from "../steps/remove-narrations.ts";

export const deleteNarration = useCase({
  params: z.object({ id: Id }),
  answer: "nothing",
  async run(app, { params, actor, transaction }) {
    await transaction(async (tx) => removeNarrations(app, tx, [await lockOwn(tx, actor, params.id)]));
    app.stops.stop(params.id);
    return answer(undefined);
  },
});
