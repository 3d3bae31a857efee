import type { App } from "../app.ts";
import { at, layout } from "./layout.ts";
import { heading, letterForm, link, onward, paragraph } from "./parts.ts";

type Page = "verify-email" | "reset-password" | "confirm-email" | "lift-second-factors";

/** What to do about a link that is not good any more: each kind of letter is got in its own way. */
const mends: Record<Page, { said: string; mend(web: string): string }> = {
  "verify-email": {
    said: "It was used, is older than three days, or we have sent you a newer one. If you have pressed its button before, your address is confirmed and there is nothing left to do.",
    mend: () =>
      `<h2>Get a new letter</h2>\n${letterForm({ page: "new-confirmation", label: "Send a new letter" })}`,
  },
  "reset-password": {
    said: "It was used, is older than 30 minutes, or we have sent you a newer one. If you have just chosen a password with it, that password counts: sign in with it.",
    mend: () =>
      `<h2>Get a new letter</h2>\n${letterForm({ page: "forgot-password", label: "Send a new letter" })}`,
  },
  "confirm-email": {
    said: "It was used, is older than a day, or another change of address was begun. If you have pressed its button before, this mailbox has agreed.",
    mend: (web) =>
      `${paragraph("To get new letters, sign in and begin the change of address again.")}\n${onward(web)}`,
  },
  "lift-second-factors": {
    said: "It was used, is older than a day, or codes were used or turned off meanwhile. If you have pressed its button before, your password alone opens your account.",
    mend: () =>
      `${paragraph("If you still cannot sign in, ask whoever looks after your Storytelling for a new letter. If you never asked for one, somebody may know your password.")}\n${link(at("forgot-password"), "Choose a new password")}`,
  },
};

export function deadLink(app: App, page: Page): string {
  const title = "This link is not good any more";
  const { said, mend } = mends[page];
  const web = app.config.WEB_URL;
  return layout({ web, title, body: `${heading(title)}\n${paragraph(said)}\n${mend(web)}` });
}
