import type { View } from "@storytelling/service";
import type { App } from "../app.ts";
import { deadLink } from "./dead-link.ts";
import { layout } from "./layout.ts";
import { fault, heading, onward, paragraph, tokenForm } from "./parts.ts";
import { faultOf, isDead, trouble } from "./trouble.ts";

const title = "Choose a new password";

/** The form to choose a new password. A refused password is not sent back to the browser. */
function form(app: App, token: unknown, wrong?: string): string {
  const described = wrong === undefined ? "hint" : "hint fault";
  const fields = `<label for="password">New password</label>
<p class="hint" id="hint">At least 8 characters. Three or four words that only you would put together are easy to remember.</p>
${fault("fault", wrong)}<div class="with-button">
<input id="password" name="newPassword" type="password" autocomplete="new-password" autocapitalize="none" spellcheck="false"
 minlength="8" required aria-describedby="${described}"${wrong === undefined ? "" : ' aria-invalid="true" autofocus'}>
<button type="button" hidden data-shows="password" aria-controls="password" aria-label="Show the password">Show</button>
</div>
`;
  return layout({
    web: app.config.WEB_URL,
    title: wrong === undefined ? title : `Error: ${title}`,
    script: "show-password.js",
    body: `${heading(title)}
${paragraph("It replaces your old password, and you are signed out on all your devices.")}
${tokenForm({ page: "reset-password", token, label: "Save the password", fields })}`,
  });
}

/** The page behind the link. */
export const resetPasswordPage: View<App> = {
  answered: (app, _body, { query }) => form(app, query.token),
  refused: (app, problem) => (isDead(problem) ? deadLink(app, "reset-password") : trouble(app, problem)),
};

/** The page after its button was pressed. */
export const passwordChosenPage: View<App> = {
  answered(app) {
    const done = "Your new password is saved";
    const web = app.config.WEB_URL;
    return layout({
      web,
      title: done,
      body: `${heading(done)}
${paragraph("You were signed out on all your devices. Please sign in with your new password now. If you use an authenticator app, have it ready.")}
${onward(web)}`,
    });
  },
  refused(app, problem, { body }) {
    const wrong = faultOf(problem, "body.newPassword");
    if (isDead(problem)) return deadLink(app, "reset-password");
    return wrong === undefined ? trouble(app, problem) : form(app, body.token, wrong);
  },
};
