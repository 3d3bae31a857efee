import { routesFor } from "@storytelling/service";
import type { App } from "../app.ts";
import { changeUserRole } from "../use-cases/change-user-role.ts";
import { createRole } from "../use-cases/create-role.ts";
import { deleteRole } from "../use-cases/delete-role.ts";
import { editRole } from "../use-cases/edit-role.ts";
import { liftSecondFactors } from "../use-cases/lift-second-factors.ts";
import { listAudit } from "../use-cases/list-audit.ts";
import { listErasures } from "../use-cases/list-erasures.ts";
import { listSigningKeys } from "../use-cases/list-keys.ts";
import { listAllPermissions } from "../use-cases/list-permissions.ts";
import { listAllRoles } from "../use-cases/list-roles.ts";
import { listAccounts } from "../use-cases/list-users.ts";
import { readContact } from "../use-cases/read-contact.ts";
import { revokeSigningKey } from "../use-cases/revoke-key.ts";
import { rotateSigningKeys } from "../use-cases/rotate-keys.ts";
import { showKeys } from "../use-cases/show-keys.ts";
import { small } from "./options.ts";

const { get, post, put, patch, delete: remove } = routesFor<App>();

// Enough for the names of two hundred permissions.
const wholeRole = { maxBody: 32_000 };

/** Routes for operators, and what everybody may read. */
export const officeRoutes = [
  get("/users", "users.manage", listAccounts, { summary: "List accounts" }),
  put("/users/{id}/role", "users.manage", changeUserRole, { summary: "Change a user's role", ...small }),
  remove("/users/{id}/second-factors", "users.manage", liftSecondFactors, {
    summary: "Ask a user by letter whether to lift their lost second factors",
    status: 202,
    ...small,
  }),
  get("/users/{id}/contact", "service", readContact, {
    summary: "Read a user's address and name, for a service that writes to them",
    callers: ["collaboration", "notification"],
  }),
  get("/permissions", "signed-in", listAllPermissions, {
    summary: "List the permissions, and the roles that grant them",
  }),
  get("/keys", "keys.manage", listSigningKeys, { summary: "List the keys that sign access tokens" }),
  post("/keys/rotate", "keys.manage", rotateSigningKeys, { summary: "Sign with the next key from now on" }),
  post("/keys/{kid}/revoke", "keys.manage", revokeSigningKey, {
    summary: "Revoke a key: no token that it signed is accepted",
  }),
  get("/roles", "roles.manage", listAllRoles, { summary: "List roles" }),
  post("/roles", "roles.manage", createRole, {
    summary: "Make a role",
    status: 201,
    idempotent: true,
    ...wholeRole,
  }),
  patch("/roles/{name}", "roles.manage", editRole, { summary: "Change what a role grants", ...wholeRole }),
  remove("/roles/{name}", "roles.manage", deleteRole, { summary: "Delete a role that nobody has" }),
  get("/erasures", "users.manage", listErasures, { summary: "List erasures" }),
  get("/audit", "audit.read", listAudit, { summary: "Read the audit log" }),
  get("/.well-known/jwks.json", "public", showKeys, {
    summary: "Public keys to verify access tokens",
  }),
];
