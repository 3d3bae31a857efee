import { answer } from "@storytelling/service";
import { LanguageTag } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { InvitationToken } from "../domain/token.ts";
import { wordingIn } from "../domain/wording.ts";
import { openInvitation } from "../steps/open-invitation.ts";
import { inReadersLanguage } from "../steps/page-language.ts";
import { WelcomeView, welcomeOf } from "../steps/welcome-view.ts";
import { WordingView } from "../steps/wording-view.ts";

/** What the page of a link shows. It uses nothing up and counts as nothing, since mail scanners open links. */
export const showInvitation = useCase({
  params: z.object({ token: InvitationToken }),
  query: z.object({ language: LanguageTag.optional().catch(undefined) }),
  answer: z.object({ language: z.string(), welcome: WelcomeView, wording: WordingView }),
  run: (app, { params, query, address, header }) =>
    inReadersLanguage(header("accept-language"), async () => {
      const welcome = welcomeOf(await openInvitation(app, app.db.read, params.token, address));
      const language = query.language ?? welcome.language;
      return answer({ language, welcome, wording: wordingIn(language) });
    }),
});
