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

/** The page behind a link. It says what the button will do, and what to do instead. */
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

/** The page after its button was pressed. It says what has happened, and what to do next. */
const tell = (name: Page, wordsOf: (answered: unknown) => Words): View<App> => ({
  answered: (app, body) => page(app, wordsOf(body), onward(app.config.WEB_URL)),
  refused: refusedAt(name),
});

export const verifyEmailPage = ask("verify-email", () => ({
  title: "Confirm your address",
  paragraphs: [
    "Press the button, and we know that our letters reach you. If you did not open an account, just close this page.",
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
        title: "Do you want to change your address?",
        paragraphs: [
          "Somebody who knows your password asked us to change the address of your account. If it was you, press the button. We change the address once you have also confirmed the letter to the new one. If it was not you, do not press it.",
        ],
        label: "Yes, change my address",
        no: notMe,
      }
    : {
        title: "Confirm your new address",
        paragraphs: [
          "Somebody wants to use this address for their account at Storytelling. If it was you, press the button. We change the address once you have also confirmed the letter to your old one. If it was not you, just close this page.",
        ],
        label: "Confirm the address",
      },
);

export const emailAgreedPage = tell("confirm-email", (answered) =>
  (answered as { changed: boolean }).changed
    ? {
        title: "Your address was changed",
        paragraphs: [
          "Thank you. From now on, please sign in with your new address. Your password stays as it is.",
        ],
      }
    : {
        title: "One more mailbox",
        paragraphs: [
          "Thank you. Now please open the letter in your other mailbox and confirm it, too, within one day. Then your address changes.",
        ],
      },
);

export const liftPage = ask("lift-second-factors", () => ({
  title: "Turn codes off?",
  paragraphs: [
    "Please do this only if you have lost your authenticator app and your recovery codes, and told us so yourself. If a stranger asks you to do it, do not.",
    "You then need only your password to sign in, and you are signed out on all your devices. Your passkeys stay.",
  ],
  label: "Turn codes off",
  no: notMe,
}));

export const liftedPage = tell("lift-second-factors", () => ({
  title: "Codes are turned off",
  paragraphs: [
    "Please sign in with your password now, and set up an authenticator app again. If you have lost a device with a passkey on it, remove that passkey, too.",
  ],
}));
