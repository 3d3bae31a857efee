import type { View } from "@storytelling/service";
import type { App } from "../app.ts";
import { layout } from "./layout.ts";
import { heading, letterForm, paragraph } from "./parts.ts";
import { faultOf, trouble } from "./trouble.ts";

interface Asked {
  readonly page: string;
  readonly title: string;
  readonly said: string;
  /** What the letter is, for whom there is one. */
  readonly sent: string;
}

/** A page on which a letter is asked for, and the one that answers: alike, whether the address has an account or not. */
function asking({ page, title, said, sent }: Asked): { form: View<App>; sent: View<App> } {
  const form = (app: App, email?: unknown, wrong?: string) =>
    layout({
      web: app.config.WEB_URL,
      title: wrong === undefined ? title : `Error: ${title}`,
      body: `${heading(title)}
${paragraph(said)}
${letterForm({ page, label: "Send the letter", email, ...(wrong === undefined ? {} : { wrong }) })}`,
    });
  return {
    form: { answered: (app) => form(app), refused: trouble },
    sent: {
      answered(app) {
        const done = "Look into your mailbox";
        const advice =
          "It may take a few minutes. If nothing comes, look among the unwanted mail, or try another address of yours.";
        const body = `${heading(done)}\n${paragraph(sent)}\n${paragraph(advice)}`;
        return layout({ web: app.config.WEB_URL, title: done, body });
      },
      refused(app, problem, { body }) {
        const wrong = faultOf(problem, "body.email");
        return wrong === undefined ? trouble(app, problem) : form(app, body.email, wrong);
      },
    },
  };
}

export const forgotten = asking({
  page: "forgot-password",
  title: "Have you forgotten your password?",
  said: "Give the address of your account. We send a letter to it, with a link that you choose a new password with.",
  sent: "If there is an account with this address, a letter is on its way to it. Its link is good for 30 minutes.",
});

export const unconfirmed = asking({
  page: "new-confirmation",
  title: "Get a new letter",
  said: "Give the address that you have opened an account with. We send a letter to it, with a link that confirms it.",
  sent: "If there is an account with this address that is not confirmed yet, a letter is on its way to it. Its link is good for three days.",
});
