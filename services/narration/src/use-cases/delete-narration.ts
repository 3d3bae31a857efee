import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { lockOwn } from "../steps/narrations.ts";
import { removeNarrations } from "../steps/remove-narrations.ts";
import { narrationOf } from "../store/narrations.ts";

export const deleteNarration = useCase({
  params: z.object({ id: Id }),
  answer: "nothing",
  async run(app, { params, actor, transaction }) {
    const deleted = await transaction(async (tx) => {
      const row = await lockOwn(tx, actor, params.id);
      await removeNarrations(app, tx, [row]);
      return narrationOf(row);
    });
    app.stops.stop(deleted);
    return answer(undefined);
  },
});
