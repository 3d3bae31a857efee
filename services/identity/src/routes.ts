import { routesFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { changeEmail } from "./use-cases/change-email.ts";
import { changePassword } from "./use-cases/change-password.ts";
import { changeUserRole } from "./use-cases/change-user-role.ts";
import { confirmEmail } from "./use-cases/confirm-email.ts";
import { endMyOtherSessions } from "./use-cases/end-other-sessions.ts";
import { endMySession } from "./use-cases/end-session.ts";
import { forgotPassword } from "./use-cases/forgot-password.ts";
import { listSigningKeys } from "./use-cases/list-keys.ts";
import { listAllPermissions } from "./use-cases/list-permissions.ts";
import { listMySessions } from "./use-cases/list-sessions.ts";
import { listAccounts } from "./use-cases/list-users.ts";
import { logIn } from "./use-cases/log-in.ts";
import { logOut } from "./use-cases/log-out.ts";
import { readMe } from "./use-cases/read-me.ts";
import { refreshTokens } from "./use-cases/refresh-tokens.ts";
import { registerUser } from "./use-cases/register-user.ts";
import { renameMe } from "./use-cases/rename-me.ts";
import { resendVerification } from "./use-cases/resend-verification.ts";
import { resetPassword } from "./use-cases/reset-password.ts";
import { revokeSigningKey } from "./use-cases/revoke-key.ts";
import { rotateSigningKeys } from "./use-cases/rotate-keys.ts";
import { showKeys } from "./use-cases/show-keys.ts";
import { verifyEmail } from "./use-cases/verify-email.ts";

const { get, post, put, patch, delete: del } = routesFor<App>();
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
  del("/sessions", "signed-in", endMyOtherSessions, { summary: "End all my other sessions" }),
  del("/sessions/{id}", "signed-in", endMySession, { summary: "End one of my sessions" }),
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
  get("/.well-known/jwks.json", "public", showKeys, {
    summary: "Public keys that access tokens are checked with",
  }),
];
