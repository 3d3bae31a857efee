import { answer } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { UserView, viewOf } from "../domain/user.ts";
import { permissionsOf } from "../store/roles.ts";
import { findUser } from "../store/users.ts";

export const readMe = useCase({
  answer: UserView.extend({ permissions: z.array(z.string()) }),
  async run(app, { actor }) {
    const user = await findUser(app.db.read, app, actor.id);
    if (!user) throw notFound("user");
    return answer({ ...viewOf(user), permissions: await permissionsOf(app.db.read, user.role) });
  },
});
