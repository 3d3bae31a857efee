import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { InvitationToken } from "../domain/token.ts";
import { openInvitation } from "../steps/open-invitation.ts";
import { WelcomeView, welcomeOf } from "../steps/welcome-view.ts";

/**
 * What a link is for, and nothing of others. It uses nothing up and counts as nothing, since mail scanners open links.
 * @throws Refusal `invitation-not-found`, `invitation-expired`, `invitation-revoked`, `invitation-used-up`, `session-closed`
 */
export const validateInvitation = useCase({
  query: z.object({ token: InvitationToken }),
  answer: WelcomeView,
  async run(app, { query, address }) {
    return answer(welcomeOf(await openInvitation(app, app.db.read, query.token, address)));
  },
});
