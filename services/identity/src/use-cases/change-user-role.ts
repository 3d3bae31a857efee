import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { changeRole, noLongerAllowed, roleUnknown, UserView, viewOf } from "../domain/user.ts";
import { countAdmins, lockRoles, mayNow } from "../store/roles.ts";
import { lockUser, saveRole } from "../store/users.ts";

export const changeUserRole = useCase({
  params: z.object({ id: Id }),
  body: z.strictObject({ role: z.string().max(100) }),
  answer: UserView,
  run: (app, { params, body: { role }, actor, transaction }) =>
    transaction(async (tx) => {
      const roles = await lockRoles(tx);
      if (!roles.has(role)) throw roleUnknown(roles);
      // The token may be older than the actor's own demotion by as long as that event travels.
      if (!(await mayNow(tx, actor.id, "users.manage"))) throw noLongerAllowed();
      const user = await lockUser(tx, app.sealer, params.id);
      if (!user) throw notFound("user");
      const admins = await countAdmins(tx);
      const changed = changeRole(user, { role, by: actor.id, admins }, app.clock.now());
      if (changed.user !== user) await saveRole(tx, changed.user, changed.events);
      return answer(viewOf(changed.user));
    }),
});
