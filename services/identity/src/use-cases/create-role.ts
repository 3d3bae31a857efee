import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import {
  assertHeld,
  assertKnown,
  RoleDescription,
  RoleName,
  RolePermissions,
  RoleView,
  roleTaken,
  roleViewOf,
} from "../domain/role.ts";
import { noLongerAllowed } from "../domain/user.ts";
import { audit } from "../store/audit-log.ts";
import { heldNow, insertRole, listPermissions, lockRoles } from "../store/roles.ts";

/** Creates a role. It can grant only permissions that its creator holds. */
export const createRole = useCase({
  body: z.strictObject({ name: RoleName, description: RoleDescription, permissions: RolePermissions }),
  answer: RoleView,
  run: (app, { body: { name, description, permissions }, actor, transaction }) =>
    transaction(async (tx) => {
      await lockRoles(tx);
      const held = await heldNow(tx, actor.id);
      if (!held.has("roles.manage")) throw noLongerAllowed("roles.manage");
      assertKnown(new Set((await listPermissions(tx)).map((one) => one.name)), permissions);
      assertHeld(held, permissions);
      const role = { name, description, builtIn: false, permissions: new Set(permissions), changedAt: null };
      if (!(await insertRole(tx, role))) throw roleTaken();
      const details = { role: name, permissions };
      await audit(app, tx, { action: "role-made", actorId: actor.id, details });
      return answer(roleViewOf(role));
    }),
});
