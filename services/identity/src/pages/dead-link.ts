import type { App } from "../app.ts";
import { at, layout } from "./layout.ts";
import { heading, letterForm, link, onward, paragraph } from "./parts.ts";

type Page = "verify-email" | "reset-password" | "confirm-email" | "lift-second-factors";

/** What to do when a link no longer works. Each kind of letter is requested in a different way. */
const mends: Record<Page, { said: string; mend(web: string): string }> = {
  "verify-email": {
    said: "Perhaps you have used it already, it is older than three days, or we have sent you a newer one. If you have pressed its button before, your address is confirmed, and you need not do anything more.",
    mend: () =>
      `<h2>Get a new letter</h2>\n${letterForm({ page: "new-confirmation", label: "Send a new letter" })}`,
  },
  "reset-password": {
    said: "Perhaps you have used it already, it is older than 30 minutes, or we have sent you a newer one. If you have just chosen a password with it, sign in with that password.",
    mend: () =>
      `<h2>Get a new letter</h2>\n${letterForm({ page: "forgot-password", label: "Send a new letter" })}`,
  },
  "confirm-email": {
    said: "Perhaps you have used it already, it is older than one day, or you have asked for another address since. If you have pressed its button before, you have confirmed from this mailbox.",
    mend: (web) =>
      `${paragraph("To get new letters, sign in and change your address again.")}\n${onward(web)}`,
  },
  "lift-second-factors": {
    said: "Perhaps you have used it already, it is older than one day, or you have used a code or turned codes off since. If you have pressed its button before, you need only your password to sign in.",
    mend: () =>
      `${paragraph("If you still cannot sign in, ask the person who looks after your Storytelling for a new letter. If you never asked for one, somebody may know your password.")}\n${link(at("forgot-password"), "Choose a new password")}`,
  },
};

export function deadLink(app: App, page: Page): string {
  const title = "This link no longer works";
  const { said, mend } = mends[page];
  const web = app.config.WEB_URL;
  return layout({ web, title, body: `${heading(title)}\n${paragraph(said)}\n${mend(web)}` });
}
