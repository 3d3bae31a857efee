import { routesFor } from "@storytelling/service";
import type { App } from "../app.ts";
import { accepted, aMinute, small } from "../routes/options.ts";
import { agreeToLift } from "../use-cases/agree-to-lift.ts";
import { confirmEmail } from "../use-cases/confirm-email.ts";
import { forgotPassword } from "../use-cases/forgot-password.ts";
import { readLink } from "../use-cases/read-link.ts";
import { resendVerification } from "../use-cases/resend-verification.ts";
import { resetPassword } from "../use-cases/reset-password.ts";
import { sendAsset } from "../use-cases/send-asset.ts";
import { showForm } from "../use-cases/show-form.ts";
import { verifyEmail } from "../use-cases/verify-email.ts";
import * as button from "./button-pages.ts";
import { forgotten, unconfirmed } from "./letter-pages.ts";
import { passwordChosenPage, resetPasswordPage } from "./reset-password.ts";

const { get, post } = routesFor<App>();
const looking = { limit: aMinute(60), refuses: [404] };
// The same limits as the routes whose pages they are.
const doing = { form: true, ...small, limit: aMinute(20) };
const asking = { form: true, ...accepted, limit: aMinute(10) };

/** The pages behind the links in letters: views of the same use cases that the API has. */
export const pageRoutes = [
  get("/pages/verify-email", "public", readLink("verify-email"), {
    summary: "Page: confirm an address",
    view: button.verifyEmailPage,
    ...looking,
  }),
  post("/pages/verify-email", "public", verifyEmail, {
    summary: "Page: the address is confirmed",
    view: button.emailVerifiedPage,
    ...doing,
  }),
  get("/pages/new-confirmation", "public", showForm, {
    summary: "Page: ask for the letter to confirm an address",
    view: unconfirmed.form,
    ...looking,
  }),
  post("/pages/new-confirmation", "public", resendVerification, {
    summary: "Page: a letter was sent, if there is an address to confirm",
    view: unconfirmed.sent,
    ...asking,
  }),
  get("/pages/forgot-password", "public", showForm, {
    summary: "Page: ask for the letter to choose a new password",
    view: forgotten.form,
    ...looking,
  }),
  post("/pages/forgot-password", "public", forgotPassword, {
    summary: "Page: a letter was sent, if there is an account",
    view: forgotten.sent,
    ...asking,
  }),
  get("/pages/reset-password", "public", readLink("reset-password"), {
    summary: "Page: choose a new password",
    view: resetPasswordPage,
    ...looking,
  }),
  post("/pages/reset-password", "public", resetPassword, {
    summary: "Page: the new password is saved, or what is wrong with it",
    view: passwordChosenPage,
    ...doing,
  }),
  get("/pages/confirm-email", "public", readLink("leave-email", "enter-email"), {
    summary: "Page: agree to a change of address",
    view: button.confirmEmailPage,
    ...looking,
  }),
  post("/pages/confirm-email", "public", confirmEmail, {
    summary: "Page: this mailbox has confirmed",
    view: button.emailAgreedPage,
    ...doing,
  }),
  get("/pages/lift-second-factors", "public", readLink("lift-second-factors"), {
    summary: "Page: agree to turn codes off",
    view: button.liftPage,
    ...looking,
  }),
  post("/pages/lift-second-factors", "public", agreeToLift, {
    summary: "Page: codes are turned off",
    view: button.liftedPage,
    ...doing,
  }),
  get("/pages/style.css", "public", sendAsset("style.css", "text/css; charset=utf-8"), {
    summary: "The style sheet of the pages",
  }),
  get("/pages/show-password.js", "public", sendAsset("show-password.js", "text/javascript; charset=utf-8"), {
    summary: "A script that shows a password while it is typed",
  }),
];
