import { answer } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { DisplayName, UserView, viewOf } from "../domain/user.ts";
import { rename } from "../store/users.ts";

export const renameMe = useCase({
  body: z.strictObject({ displayName: DisplayName }),
  answer: UserView,
  async run(app, { body: { displayName }, actor, transaction }) {
    const user = await transaction((tx) => rename(tx, app, { id: actor.id, displayName }));
    if (!user) throw notFound("user");
    return answer(viewOf(user));
  },
});
