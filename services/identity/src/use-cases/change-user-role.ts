import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { changeRole, noLongerAllowed, roleUnknown, UserView, viewOf } from "../domain/user.ts";
import { audit } from "../store/audit-log.ts";
import { heldElsewhere, heldNow, lockRoles, permissionsOf } from "../store/roles.ts";
import { lockUser, saveRole } from "../store/users.ts";

export const changeUserRole = useCase({
  params: z.object({ id: Id }),
  body: z.strictObject({ role: z.string().max(100) }),
  answer: UserView,
  run: (app, { params, body: { role }, actor, transaction }) =>
    transaction(async (tx) => {
      const roles = await lockRoles(tx);
      if (!roles.has(role)) throw roleUnknown(roles);
      // The actor may have been demoted since the token was made, and the event may still be on its way.
      const held = await heldNow(tx, actor.id);
      if (!held.has("users.manage")) throw noLongerAllowed("users.manage");
      const user = await lockUser(tx, app, params.id);
      if (!user) throw notFound("user");
      const given = {
        role,
        before: new Set(await permissionsOf(tx, user.role)),
        after: new Set(await permissionsOf(tx, role)),
        elsewhere: await heldElsewhere(tx, { user: user.id }),
        by: { id: actor.id, held },
      };
      const changed = changeRole(user, given, app.clock.now());
      if (changed.user === user) return answer(viewOf(user));
      await saveRole(tx, changed.user, changed.events);
      const details = { role, previousRole: user.role };
      await audit(app, tx, { action: "role-given", actorId: actor.id, subjectId: user.id, details });
      return answer(viewOf(changed.user));
    }),
});
