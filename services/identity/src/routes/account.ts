import { routesFor } from "@storytelling/service";
import type { App } from "../app.ts";
import { changeEmail } from "../use-cases/change-email.ts";
import { changePassword } from "../use-cases/change-password.ts";
import { confirmTotp } from "../use-cases/confirm-totp.ts";
import { deleteMyPasskey } from "../use-cases/delete-passkey.ts";
import { disableTotp } from "../use-cases/disable-totp.ts";
import { downloadExport } from "../use-cases/download-export.ts";
import { endMyOtherSessions } from "../use-cases/end-other-sessions.ts";
import { endMySession } from "../use-cases/end-session.ts";
import { enrolTotp } from "../use-cases/enrol-totp.ts";
import { linkProvider } from "../use-cases/link-provider.ts";
import { listMyProviders } from "../use-cases/list-my-providers.ts";
import { listMyPasskeys } from "../use-cases/list-passkeys.ts";
import { listMySessions } from "../use-cases/list-sessions.ts";
import { offerPasskey } from "../use-cases/offer-passkey.ts";
import { readErasure } from "../use-cases/read-erasure.ts";
import { readExport } from "../use-cases/read-export.ts";
import { readMe } from "../use-cases/read-me.ts";
import { readSecondFactors } from "../use-cases/read-second-factors.ts";
import { registerPasskey } from "../use-cases/register-passkey.ts";
import { renameMe } from "../use-cases/rename-me.ts";
import { renameMyPasskey } from "../use-cases/rename-passkey.ts";
import { renewRecoveryCodes } from "../use-cases/renew-recovery-codes.ts";
import { eraseMe } from "../use-cases/request-erasure.ts";
import { requestExport } from "../use-cases/request-export.ts";
import { startLink } from "../use-cases/start-link.ts";
import { unlinkProvider } from "../use-cases/unlink-provider.ts";
import { accepted, aMinute, small } from "./options.ts";

const { get, post, put, patch, delete: remove } = routesFor<App>();

/** What users do with their own account. */
export const accountRoutes = [
  get("/sessions", "signed-in", listMySessions, { summary: "List my sessions" }),
  remove("/sessions", "signed-in", endMyOtherSessions, { summary: "End all my other sessions" }),
  remove("/sessions/{id}", "signed-in", endMySession, { summary: "End one of my sessions" }),
  put("/users/me/password", "signed-in", changePassword, { summary: "Change my password", ...small }),
  put("/users/me/email", "signed-in", changeEmail, { summary: "Change my address", ...accepted }),
  get("/users/me/second-factors", "signed-in", readSecondFactors, { summary: "My second factors" }),
  post("/users/me/totp", "signed-in", enrolTotp, { summary: "Set up an authenticator app" }),
  post("/users/me/totp/confirm", "signed-in", confirmTotp, {
    summary: "Turn codes on with the app's first code, and get recovery codes",
    ...small,
  }),
  post("/users/me/totp/disable", "signed-in", disableTotp, { summary: "Turn codes off", ...small }),
  post("/users/me/recovery-codes", "signed-in", renewRecoveryCodes, { summary: "Make new recovery codes" }),
  get("/users/me/passkeys", "signed-in", listMyPasskeys, { summary: "My passkeys" }),
  post("/users/me/passkeys/options", "signed-in", offerPasskey, {
    summary: "Options with which a browser makes a passkey",
  }),
  post("/users/me/passkeys", "signed-in", registerPasskey, {
    summary: "Add a passkey",
    status: 201,
    maxBody: 100_000,
  }),
  patch("/users/me/passkeys/{id}", "signed-in", renameMyPasskey, { summary: "Rename a passkey", ...small }),
  remove("/users/me/passkeys/{id}", "signed-in", deleteMyPasskey, { summary: "Remove a passkey" }),
  get("/users/me/providers", "signed-in", listMyProviders, {
    summary: "List the providers that I sign in with",
  }),
  post("/users/me/providers/{provider}/link", "signed-in", startLink, {
    summary: "Begin to link a provider: the address to send the browser to",
    ...small,
  }),
  post("/users/me/providers", "signed-in", linkProvider, {
    summary: "Link the provider, with the code from the browser",
    status: 201,
    ...small,
  }),
  remove("/users/me/providers/{provider}", "signed-in", unlinkProvider, { summary: "Unlink a provider" }),
  get("/users/me", "signed-in", readMe, { summary: "Read my account", refuses: [404] }),
  patch("/users/me", "signed-in", renameMe, { summary: "Change my name", refuses: [404], ...small }),
  post("/users/me/export", "signed-in", requestExport, {
    summary: "Gather everything about me into one file",
    status: 202,
    idempotent: true,
    limit: aMinute(10),
  }),
  get("/users/me/export", "signed-in", readExport, {
    summary: "Read the progress of my export",
    refuses: [404],
  }),
  get("/users/me/export/data.zip", "signed-in", downloadExport, {
    summary: "Download my export",
    refuses: [404, 409],
  }),
  post("/users/me/erasure", "signed-in", eraseMe, {
    summary: "Erase my account and everything about me, at once and for good",
    status: 202,
    refuses: [404],
    limit: aMinute(10),
    ...small,
  }),
  get("/erasures/{id}", "public", readErasure, {
    summary: "Read the progress of an erasure, by its receipt",
  }),
];
