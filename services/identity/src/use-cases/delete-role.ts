import { answer } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { assertCustom, assertHeld, roleHeld } from "../domain/role.ts";
import { noLongerAllowed } from "../domain/user.ts";
import { audit } from "../store/audit-log.ts";
import { countHolders, findRole, heldNow, lockRoles, removeRole } from "../store/roles.ts";

/** Deletes a role that nobody has. */
export const deleteRole = useCase({
  params: z.object({ name: z.string().max(40) }),
  answer: "nothing",
  run: (app, { params: { name }, actor, transaction }) =>
    transaction(async (tx) => {
      await lockRoles(tx);
      const held = await heldNow(tx, actor.id);
      if (!held.has("roles.manage")) throw noLongerAllowed("roles.manage");
      const role = await findRole(tx, name);
      if (!role) throw notFound("role");
      assertCustom(role);
      assertHeld(held, role.permissions);
      const holders = await countHolders(tx, name);
      if (holders > 0) throw roleHeld(holders);
      await removeRole(tx, name);
      await audit(app, tx, { action: "role-deleted", actorId: actor.id, details: { role: name } });
      return answer(undefined);
    }),
});
