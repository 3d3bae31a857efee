import { routesFor } from "@storytelling/service";
import type { App } from "../app.ts";
import { agreeToLift } from "../use-cases/agree-to-lift.ts";
import { confirmEmail } from "../use-cases/confirm-email.ts";
import { confirmIdentity } from "../use-cases/confirm-identity.ts";
import { finishLogIn } from "../use-cases/finish-log-in.ts";
import { forgotPassword } from "../use-cases/forgot-password.ts";
import { forwardOauthForm } from "../use-cases/forward-oauth-form.ts";
import { landOauth } from "../use-cases/land-oauth.ts";
import { listOauthProviders } from "../use-cases/list-oauth-providers.ts";
import { logIn } from "../use-cases/log-in.ts";
import { logOut } from "../use-cases/log-out.ts";
import { offerPasskeyFactor } from "../use-cases/offer-passkey-factor.ts";
import { offerPasskeySignIn } from "../use-cases/offer-passkey-sign-in.ts";
import { refreshTokens } from "../use-cases/refresh-tokens.ts";
import { registerUser } from "../use-cases/register-user.ts";
import { resendVerification } from "../use-cases/resend-verification.ts";
import { resetPassword } from "../use-cases/reset-password.ts";
import { signInWithPasskey } from "../use-cases/sign-in-with-passkey.ts";
import { startOauth } from "../use-cases/start-oauth.ts";
import { tradeOauthCode } from "../use-cases/trade-oauth-code.ts";
import { verifyEmail } from "../use-cases/verify-email.ts";
import { accepted, aMinute, small } from "./options.ts";

const { get, post } = routesFor<App>();

/** Registration, sign-in, and recovery of an account. */
export const entryRoutes = [
  post("/auth/register", "public", registerUser, {
    summary: "Open an account; a letter says what to do next",
    idempotent: true,
    limit: aMinute(10),
    ...accepted,
  }),
  post("/auth/login", "public", logIn, { summary: "Sign in", ...small }),
  post("/auth/login/second-factor", "public", finishLogIn, {
    summary: "Sign in with the ticket and a second factor",
    maxBody: 32_000,
  }),
  post("/auth/login/second-factor/passkey-options", "public", offerPasskeyFactor, {
    summary: "Options for a passkey as second factor",
    limit: aMinute(30),
    ...small,
  }),
  post("/auth/passkeys/options", "public", offerPasskeySignIn, {
    summary: "Options to sign in with any passkey",
    limit: aMinute(60),
  }),
  post("/auth/passkeys/login", "public", signInWithPasskey, {
    summary: "Sign in with a passkey",
    limit: aMinute(30),
    maxBody: 32_000,
  }),
  get("/auth/oauth", "public", listOauthProviders, {
    summary: "List the providers that people can sign in with",
  }),
  get("/auth/oauth/{provider}", "public", startOauth, {
    summary: "Send the browser to a provider to sign in",
    status: 303,
    limit: aMinute(120),
  }),
  get("/auth/oauth/{provider}/callback", "public", landOauth, {
    summary: "Receive the browser from a provider",
    status: 303,
    limit: aMinute(120),
  }),
  post("/auth/oauth/{provider}/callback", "public", forwardOauthForm, {
    summary: "Receive the browser from a provider that answers with a form",
    status: 303,
    form: true,
    limit: aMinute(120),
    maxBody: 20_000,
  }),
  post("/auth/oauth/token", "public", tradeOauthCode, {
    summary: "Trade the code from the browser for tokens",
    limit: aMinute(120),
    ...small,
  }),
  post("/auth/confirm", "signed-in", confirmIdentity, {
    summary: "Confirm that it is me, before I change how I sign in",
    ...small,
  }),
  post("/auth/refresh", "public", refreshTokens, {
    summary: "Trade a refresh token for new tokens",
    ...small,
  }),
  post("/auth/logout", "signed-in", logOut, { summary: "End this session" }),
  post("/auth/password/forgot", "public", forgotPassword, {
    summary: "Send a letter with a link to choose a new password",
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
    summary: "Send the letter with the link to confirm an address again",
    limit: aMinute(10),
    ...accepted,
  }),
  post("/auth/email/confirm", "public", confirmEmail, {
    summary: "Confirm a change of address with the link from a letter; both mailboxes must do so",
    limit: aMinute(20),
    ...small,
  }),
  post("/auth/second-factors/lift", "public", agreeToLift, {
    summary: "Turn codes off with the link from a letter",
    limit: aMinute(20),
    ...small,
  }),
];
