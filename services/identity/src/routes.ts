import { routesFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { changeEmail } from "./use-cases/change-email.ts";
import { changePassword } from "./use-cases/change-password.ts";
import { changeUserRole } from "./use-cases/change-user-role.ts";
import { confirmEmail } from "./use-cases/confirm-email.ts";
import { createRole } from "./use-cases/create-role.ts";
import { deleteRole } from "./use-cases/delete-role.ts";
import { downloadExport } from "./use-cases/download-export.ts";
import { editRole } from "./use-cases/edit-role.ts";
import { endMyOtherSessions } from "./use-cases/end-other-sessions.ts";
import { endMySession } from "./use-cases/end-session.ts";
import { forgotPassword } from "./use-cases/forgot-password.ts";
import { listAudit } from "./use-cases/list-audit.ts";
import { listErasures } from "./use-cases/list-erasures.ts";
import { listSigningKeys } from "./use-cases/list-keys.ts";
import { listAllPermissions } from "./use-cases/list-permissions.ts";
import { listAllRoles } from "./use-cases/list-roles.ts";
import { listMySessions } from "./use-cases/list-sessions.ts";
import { listAccounts } from "./use-cases/list-users.ts";
import { logIn } from "./use-cases/log-in.ts";
import { logOut } from "./use-cases/log-out.ts";
import { readErasure } from "./use-cases/read-erasure.ts";
import { readExport } from "./use-cases/read-export.ts";
import { readMe } from "./use-cases/read-me.ts";
import { refreshTokens } from "./use-cases/refresh-tokens.ts";
import { registerUser } from "./use-cases/register-user.ts";
import { renameMe } from "./use-cases/rename-me.ts";
import { eraseMe } from "./use-cases/request-erasure.ts";
import { requestExport } from "./use-cases/request-export.ts";
import { resendVerification } from "./use-cases/resend-verification.ts";
import { resetPassword } from "./use-cases/reset-password.ts";
import { revokeSigningKey } from "./use-cases/revoke-key.ts";
import { rotateSigningKeys } from "./use-cases/rotate-keys.ts";
import { showKeys } from "./use-cases/show-keys.ts";
import { verifyEmail } from "./use-cases/verify-email.ts";

const { get, post, put, patch, delete: remove } = routesFor<App>();
const small = { maxBody: 10_000 };
const accepted = { status: 202, ...small };
const aMinute = (requests: number) => ({ requests, seconds: 60 });

/** Identity's whole HTTP surface. */
export const routes = [
  post("/auth/register", "public", registerUser, {
    summary: "Open an account; a letter tells the rest",
    idempotent: true,
    limit: aMinute(10),
    ...accepted,
  }),
  post("/auth/login", "public", logIn, { summary: "Sign in", ...small }),
  post("/auth/refresh", "public", refreshTokens, {
    summary: "Trade a refresh token for new tokens",
    ...small,
  }),
  post("/auth/logout", "signed-in", logOut, { summary: "End this session" }),
  post("/auth/password/forgot", "public", forgotPassword, {
    summary: "Have a link sent that a new password is chosen with",
    limit: aMinute(10),
    ...accepted,
  }),
  post("/auth/password/reset", "public", resetPassword, {
    summary: "Choose a new password with the link from a letter",
    status: 204,
    limit: aMinute(20),
    ...small,
  }),
  post("/auth/email/verify", "public", verifyEmail, {
    summary: "Confirm an address with the link from a letter",
    limit: aMinute(20),
    ...small,
  }),
  post("/auth/email/resend", "public", resendVerification, {
    summary: "Have the link sent again that an address is confirmed with",
    limit: aMinute(10),
    ...accepted,
  }),
  post("/auth/email/confirm", "public", confirmEmail, {
    summary: "Agree to a change of address with the link from a letter; both mailboxes must",
    limit: aMinute(20),
    ...small,
  }),
  get("/sessions", "signed-in", listMySessions, { summary: "Where I am signed in" }),
  remove("/sessions", "signed-in", endMyOtherSessions, { summary: "End all my other sessions" }),
  remove("/sessions/{id}", "signed-in", endMySession, { summary: "End one of my sessions" }),
  put("/users/me/password", "signed-in", changePassword, { summary: "Change my password", ...small }),
  put("/users/me/email", "signed-in", changeEmail, { summary: "Change my address", ...accepted }),
  get("/users/me", "signed-in", readMe, { summary: "Read my account" }),
  patch("/users/me", "signed-in", renameMe, { summary: "Change my name", ...small }),
  get("/users", "users.manage", listAccounts, { summary: "List accounts" }),
  put("/users/{id}/role", "users.manage", changeUserRole, { summary: "Change a user's role", ...small }),
  get("/permissions", "signed-in", listAllPermissions, {
    summary: "What there is to be allowed, and to whom",
  }),
  get("/keys", "keys.manage", listSigningKeys, { summary: "The keys that access tokens are signed with" }),
  post("/keys/rotate", "keys.manage", rotateSigningKeys, { summary: "Sign with the next key from here on" }),
  post("/keys/{kid}/revoke", "keys.manage", revokeSigningKey, {
    summary: "Accept nothing any more that a key has signed",
  }),
  get("/roles", "roles.manage", listAllRoles, { summary: "List roles" }),
  post("/roles", "roles.manage", createRole, {
    summary: "Make a role",
    status: 201,
    idempotent: true,
    ...small,
  }),
  patch("/roles/{name}", "roles.manage", editRole, { summary: "Change what a role grants", ...small }),
  remove("/roles/{name}", "roles.manage", deleteRole, { summary: "Delete a role that nobody has" }),
  post("/users/me/export", "signed-in", requestExport, {
    summary: "Gather everything about me into one file",
    status: 202,
    idempotent: true,
    limit: aMinute(10),
  }),
  get("/users/me/export", "signed-in", readExport, { summary: "See how far my export is" }),
  get("/users/me/export/data.zip", "signed-in", downloadExport, { summary: "Fetch my export" }),
  post("/users/me/erasure", "signed-in", eraseMe, {
    summary: "Erase my account and everything about me, at once and for good",
    status: 202,
    limit: aMinute(10),
    ...small,
  }),
  get("/erasures/{id}", "public", readErasure, { summary: "See how far an erasure is, by its receipt" }),
  get("/erasures", "users.manage", listErasures, { summary: "List erasures" }),
  get("/audit", "audit.read", listAudit, { summary: "Read the audit log" }),
  get("/.well-known/jwks.json", "public", showKeys, {
    summary: "Public keys that access tokens are checked with",
  }),
];
