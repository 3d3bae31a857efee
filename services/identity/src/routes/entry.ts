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

/** Opening an account, getting into it, and back into it. */
export const entryRoutes = [
  post("/auth/register", "public", registerUser, {
    summary: "Open an account; a letter tells the rest",
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
    maxBody: 32_000,
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
];
