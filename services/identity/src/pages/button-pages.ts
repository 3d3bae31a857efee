import type { View } from "@storytelling/service";
import type { App } from "../app.ts";
import { deadLink } from "./dead-link.ts";
import { at, layout } from "./layout.ts";
import { heading, link, onward, paragraph, tokenForm } from "./parts.ts";
import { isDead, trouble } from "./trouble.ts";

type Page = "verify-email" | "confirm-email" | "lift-second-factors";
interface Words {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const page = (app: App, { title, paragraphs }: Words, more: string): string =>
  layout({
    web: app.config.WEB_URL,
    title,
    body: [heading(title), ...paragraphs.map(paragraph), more].join("\n"),
  });

const refusedAt =
  (name: Page): View<App>["refused"] =>
  (app, problem) =>
    isDead(problem) ? deadLink(app, name) : trouble(app, problem);

const notMe = link(at("forgot-password"), "It was not me: choose a new password");

/** What a link leads to whose button says all: what would happen, and how to say no. */
const ask = (
  name: Page,
  wordsOf: (answered: unknown) => Words & { label: string; no?: string },
): View<App> => ({
  answered(app, body, { query }) {
    const { label, no = "", ...words } = wordsOf(body);
    return page(app, words, `${tokenForm({ page: name, token: query.token, label })}\n${no}`);
  },
  refused: refusedAt(name),
});

/** What its button leads to: what has happened, and what to do next. */
const tell = (name: Page, wordsOf: (answered: unknown) => Words): View<App> => ({
  answered: (app, body) => page(app, wordsOf(body), onward(app.config.WEB_URL)),
  refused: refusedAt(name),
});

export const verifyEmailPage = ask("verify-email", () => ({
  title: "Confirm your address",
  paragraphs: [
    "Press the button to show that our letters reach you. If you have opened no account, close this page: nothing more will come.",
  ],
  label: "Confirm the address",
}));

export const emailVerifiedPage = tell("verify-email", () => ({
  title: "Your address is confirmed",
  paragraphs: ["Thank you. Sign in with your address and your password."],
}));

export const confirmEmailPage = ask("confirm-email", (answered) =>
  (answered as { purpose: string }).purpose === "leave-email"
    ? {
        title: "Is your address to change?",
        paragraphs: [
          "Somebody who knows your password wants another address for your account. It changes once both mailboxes have agreed. If it was not you, do not agree.",
        ],
        label: "Yes, let it change",
        no: notMe,
      }
    : {
        title: "Confirm your new address",
        paragraphs: [
          "This is to become the address of an account at Storytelling, once both mailboxes have agreed. If you know nothing of it, close this page.",
        ],
        label: "Confirm the address",
      },
);

export const emailAgreedPage = tell("confirm-email", (answered) =>
  (answered as { changed: boolean }).changed
    ? {
        title: "Your address was changed",
        paragraphs: [
          "Both mailboxes have agreed. From now on sign in with the new address; your password stays as it is.",
        ],
      }
    : {
        title: "One more mailbox",
        paragraphs: [
          "This mailbox has agreed. Now open the letter in the other one: the address changes once both have agreed, within a day.",
        ],
      },
);

export const liftPage = ask("lift-second-factors", () => ({
  title: "Turn codes off?",
  paragraphs: [
    "Do it only if you have lost your authenticator app and your recovery codes and have told us so yourself. Nobody whom you do not know has a reason to ask you for it.",
    "Your password alone then opens your account, and you are signed out everywhere. Your passkeys stay.",
  ],
  label: "Turn codes off",
  no: notMe,
}));

export const liftedPage = tell("lift-second-factors", () => ({
  title: "Codes are turned off",
  paragraphs: [
    "Sign in with your password now, and set up an authenticator app again. If you have lost a device with a passkey on it, remove that passkey, too.",
  ],
}));
