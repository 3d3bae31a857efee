import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { InvitationToken } from "../domain/token.ts";
import { openInvitation as opening } from "../steps/open-invitation.ts";
import { WelcomeView, welcomeOf } from "../steps/welcome-view.ts";
import { noteOpened } from "../store/invitation-notes.ts";

/** Somebody pressed the button on an invitation's page: it counts as opened. It uses nothing up. */
export const openInvitation = useCase({
  body: z.strictObject({ token: InvitationToken }),
  answer: WelcomeView,
  run: (app, { body, address, transaction }) =>
    transaction(async (tx) => {
      const opened = await opening(app, tx, body.token, address);
      await noteOpened(tx, opened.invitation.id, app.clock.now());
      return answer(welcomeOf(opened));
    }),
});
