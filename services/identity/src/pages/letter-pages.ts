import type { View } from "@storytelling/service";
import type { App } from "../app.ts";
import { layout } from "./layout.ts";
import { heading, letterForm, paragraph } from "./parts.ts";
import { faultOf, trouble } from "./trouble.ts";

interface Asked {
  readonly page: string;
  readonly title: string;
  readonly said: string;
  /** What the second page says about the letter. */
  readonly sent: string;
}

/** A page to ask for a letter, and the page that follows. It is the same whether the address has an account or not. */
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
        const done = "Check your mailbox";
        const advice =
          "It may take a few minutes. If nothing comes, look in your folder for unwanted mail, or try another address of yours.";
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
  said: "Give the address of your account. We will send you a letter with a link. With the link you can choose a new password.",
  sent: "If there is an account with this address, we have sent a letter to it. The link in it works for 30 minutes.",
});

export const unconfirmed = asking({
  page: "new-confirmation",
  title: "Get a new letter",
  said: "Give the address of your new account. We will send you a letter with a link. With the link you can confirm your address.",
  sent: "If there is an account with this address and it is not confirmed yet, we have sent a letter to it. The link in it works for three days.",
});
