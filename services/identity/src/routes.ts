import { routesFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { pageRoutes } from "./pages/routes.ts";
import { agreeToLift } from "./use-cases/agree-to-lift.ts";
import { changeEmail } from "./use-cases/change-email.ts";
import { changePassword } from "./use-cases/change-password.ts";
import { changeUserRole } from "./use-cases/change-user-role.ts";
import { confirmEmail } from "./use-cases/confirm-email.ts";
import { confirmIdentity } from "./use-cases/confirm-identity.ts";
import { confirmTotp } from "./use-cases/confirm-totp.ts";
import { createRole } from "./use-cases/create-role.ts";
import { deleteMyPasskey } from "./use-cases/delete-passkey.ts";
import { deleteRole } from "./use-cases/delete-role.ts";
import { disableTotp } from "./use-cases/disable-totp.ts";
import { downloadExport } from "./use-cases/download-export.ts";
import { editRole } from "./use-cases/edit-role.ts";
import { endMyOtherSessions } from "./use-cases/end-other-sessions.ts";
import { endMySession } from "./use-cases/end-session.ts";
import { enrolTotp } from "./use-cases/enrol-totp.ts";
import { finishLogIn } from "./use-cases/finish-log-in.ts";
import { forgotPassword } from "./use-cases/forgot-password.ts";
import { forwardOauthForm } from "./use-cases/forward-oauth-form.ts";
import { landOauth } from "./use-cases/land-oauth.ts";
import { liftSecondFactors } from "./use-cases/lift-second-factors.ts";
import { linkProvider } from "./use-cases/link-provider.ts";
import { listAudit } from "./use-cases/list-audit.ts";
import { listErasures } from "./use-cases/list-erasures.ts";
import { listSigningKeys } from "./use-cases/list-keys.ts";
import { listMyProviders } from "./use-cases/list-my-providers.ts";
import { listOauthProviders } from "./use-cases/list-oauth-providers.ts";
import { listMyPasskeys } from "./use-cases/list-passkeys.ts";
import { listAllPermissions } from "./use-cases/list-permissions.ts";
import { listAllRoles } from "./use-cases/list-roles.ts";
import { listMySessions } from "./use-cases/list-sessions.ts";
import { listAccounts } from "./use-cases/list-users.ts";
import { logIn } from "./use-cases/log-in.ts";
import { logOut } from "./use-cases/log-out.ts";
import { offerPasskey } from "./use-cases/offer-passkey.ts";
import { offerPasskeyFactor } from "./use-cases/offer-passkey-factor.ts";
import { offerPasskeySignIn } from "./use-cases/offer-passkey-sign-in.ts";
import { readErasure } from "./use-cases/read-erasure.ts";
import { readExport } from "./use-cases/read-export.ts";
import { readMe } from "./use-cases/read-me.ts";
import { readSecondFactors } from "./use-cases/read-second-factors.ts";
import { refreshTokens } from "./use-cases/refresh-tokens.ts";
import { registerPasskey } from "./use-cases/register-passkey.ts";
import { registerUser } from "./use-cases/register-user.ts";
import { renameMe } from "./use-cases/rename-me.ts";
import { renameMyPasskey } from "./use-cases/rename-passkey.ts";
import { renewRecoveryCodes } from "./use-cases/renew-recovery-codes.ts";
import { eraseMe } from "./use-cases/request-erasure.ts";
import { requestExport } from "./use-cases/request-export.ts";
import { resendVerification } from "./use-cases/resend-verification.ts";
import { resetPassword } from "./use-cases/reset-password.ts";
import { revokeSigningKey } from "./use-cases/revoke-key.ts";
import { rotateSigningKeys } from "./use-cases/rotate-keys.ts";
import { showKeys } from "./use-cases/show-keys.ts";
import { signInWithPasskey } from "./use-cases/sign-in-with-passkey.ts";
import { startLink } from "./use-cases/start-link.ts";
import { startOauth } from "./use-cases/start-oauth.ts";
import { tradeOauthCode } from "./use-cases/trade-oauth-code.ts";
import { unlinkProvider } from "./use-cases/unlink-provider.ts";
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
  post("/auth/login/second-factor", "public", finishLogIn, {
    summary: "Sign in with the ticket and a second factor",
    maxBody: 20_000,
  }),
  post("/auth/login/second-factor/passkey-options", "public", offerPasskeyFactor, {
    summary: "What to ask a passkey that is the second factor",
    limit: aMinute(30),
    ...small,
  }),
  post("/auth/passkeys/options", "public", offerPasskeySignIn, {
    summary: "What to ask a passkey to sign in, whoever it is",
    limit: aMinute(60),
  }),
  post("/auth/passkeys/login", "public", signInWithPasskey, {
    summary: "Sign in with a passkey",
    limit: aMinute(30),
    maxBody: 20_000,
  }),
  get("/auth/oauth", "public", listOauthProviders, { summary: "Providers that can sign somebody in" }),
  get("/auth/oauth/{provider}", "public", startOauth, {
    summary: "Go and sign in at a provider; for a browser",
    status: 303,
    limit: aMinute(120),
  }),
  get("/auth/oauth/{provider}/callback", "public", landOauth, {
    summary: "Come back from a provider; for a browser",
    status: 303,
    limit: aMinute(120),
  }),
  post("/auth/oauth/{provider}/callback", "public", forwardOauthForm, {
    summary: "Come back from a provider by a form; for a browser",
    status: 303,
    form: true,
    limit: aMinute(120),
    maxBody: 20_000,
  }),
  post("/auth/oauth/token", "public", tradeOauthCode, {
    summary: "Trade the code that a browser came back with for tokens",
    limit: aMinute(120),
    ...small,
  }),
  post("/auth/confirm", "signed-in", confirmIdentity, {
    summary: "Show that it is me, before I change how I sign in",
    ...small,
  }),
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
  post("/auth/second-factors/lift", "public", agreeToLift, {
    summary: "Agree that codes are asked for no more, with the link from a letter",
    limit: aMinute(20),
    ...small,
  }),
  get("/sessions", "signed-in", listMySessions, { summary: "Where I am signed in" }),
  remove("/sessions", "signed-in", endMyOtherSessions, { summary: "End all my other sessions" }),
  remove("/sessions/{id}", "signed-in", endMySession, { summary: "End one of my sessions" }),
  put("/users/me/password", "signed-in", changePassword, { summary: "Change my password", ...small }),
  put("/users/me/email", "signed-in", changeEmail, { summary: "Change my address", ...accepted }),
  get("/users/me/second-factors", "signed-in", readSecondFactors, { summary: "My second factors" }),
  post("/users/me/totp", "signed-in", enrolTotp, { summary: "Set up an authenticator app" }),
  post("/users/me/totp/confirm", "signed-in", confirmTotp, {
    summary: "Have codes asked for from now on, and get recovery codes",
    ...small,
  }),
  post("/users/me/totp/disable", "signed-in", disableTotp, { summary: "Turn codes off", ...small }),
  post("/users/me/recovery-codes", "signed-in", renewRecoveryCodes, { summary: "Make new recovery codes" }),
  get("/users/me/passkeys", "signed-in", listMyPasskeys, { summary: "My passkeys" }),
  post("/users/me/passkeys/options", "signed-in", offerPasskey, {
    summary: "What to ask a browser to make a passkey",
  }),
  post("/users/me/passkeys", "signed-in", registerPasskey, {
    summary: "Add a passkey",
    status: 201,
    maxBody: 100_000,
  }),
  patch("/users/me/passkeys/{id}", "signed-in", renameMyPasskey, { summary: "Rename a passkey", ...small }),
  remove("/users/me/passkeys/{id}", "signed-in", deleteMyPasskey, { summary: "Remove a passkey" }),
  get("/users/me/providers", "signed-in", listMyProviders, { summary: "Providers that I sign in by" }),
  post("/users/me/providers/{provider}/link", "signed-in", startLink, {
    summary: "Where to go to link a provider",
    ...small,
  }),
  post("/users/me/providers", "signed-in", linkProvider, {
    summary: "Link the provider that a browser came back from",
    status: 201,
    ...small,
  }),
  remove("/users/me/providers/{provider}", "signed-in", unlinkProvider, { summary: "Unlink a provider" }),
  get("/users/me", "signed-in", readMe, { summary: "Read my account" }),
  patch("/users/me", "signed-in", renameMe, { summary: "Change my name", ...small }),
  get("/users", "users.manage", listAccounts, { summary: "List accounts" }),
  put("/users/{id}/role", "users.manage", changeUserRole, { summary: "Change a user's role", ...small }),
  remove("/users/{id}/second-factors", "users.manage", liftSecondFactors, {
    summary: "Have somebody who lost their second factors asked by letter whether to lift them",
    status: 202,
    ...small,
  }),
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
  ...pageRoutes,
];
