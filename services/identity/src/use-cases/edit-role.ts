import { answer } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import {
  assertHolderLeft,
  assertKnown,
  RoleDescription,
  RolePermissions,
  RoleView,
  reviseRole,
  roleViewOf,
} from "../domain/role.ts";
import { noLongerAllowed } from "../domain/user.ts";
import { audit } from "../store/audit-log.ts";
import {
  countHolders,
  findRole,
  heldElsewhere,
  heldNow,
  listPermissions,
  lockGrants,
  lockRoles,
  updateRole,
} from "../store/roles.ts";

/** Changes a role's permissions or description. When permissions change, the tokens of its holders are void at once. */
export const editRole = useCase({
  params: z.object({ name: z.string().max(40) }),
  body: z.strictObject({
    description: RoleDescription.optional(),
    permissions: RolePermissions.optional(),
  }),
  answer: RoleView,
  run: (app, { params: { name }, body, actor, transaction }) =>
    transaction(async (tx) => {
      await lockRoles(tx);
      const held = await heldNow(tx, actor.id);
      if (!held.has("roles.manage")) throw noLongerAllowed("roles.manage");
      assertKnown(new Set((await listPermissions(tx)).map((one) => one.name)), body.permissions ?? []);
      await lockGrants(tx, name);
      const role = await findRole(tx, name);
      if (!role) throw notFound("role");
      const changed = reviseRole(role, body, { id: actor.id, held }, app.clock.now());
      if ((await countHolders(tx, name)) > 0) {
        const elsewhere = await heldElsewhere(tx, { role: name });
        assertHolderLeft({ before: role.permissions, after: changed.role.permissions, elsewhere });
      }
      await updateRole(tx, changed.role, changed.events);
      const details = { role: name, permissions: [...changed.role.permissions].sort() };
      await audit(app, tx, { action: "role-changed", actorId: actor.id, details });
      return answer(roleViewOf(changed.role));
    }),
});
