import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { codeInvalid, ProviderView, providerLinkedAlready, providerTaken } from "../domain/provider.ts";
import { openLanding, providerOf } from "../steps/journey.ts";
import { requireOwner } from "../steps/require-confirmed.ts";
import { tellOfDoor } from "../steps/tell-of-door.ts";
import { findOwner, insertLink } from "../store/oauth-providers.ts";
import { spend } from "../store/spent-tickets.ts";
import { lockUser } from "../store/users.ts";

/** Takes the code of a user who began to link, or of one who had to sign in to their account first. */
export const linkProvider = useCase({
  body: z.strictObject({ code: z.string().max(4000) }),
  answer: ProviderView,
  async run(app, call) {
    const { actor } = call;
    const ticket = openLanding(app, call, call.body.code);
    const { identity, linkFor } = ticket.data;
    if (linkFor !== actor.id) throw codeInvalid();
    await requireOwner(app, actor);
    const { label } = providerOf(app, identity.provider);
    return call.transaction(async (tx) => {
      const user = await lockUser(tx, app, actor.id);
      if (!user || !(await spend(tx, ticket))) throw codeInvalid();
      const now = app.clock.now();
      if (!(await insertLink(tx, app.sealer, { userId: user.id, identity }, now))) {
        const owner = await findOwner(tx, app.sealer, identity);
        throw owner && owner !== user.id ? providerTaken(label) : providerLinkedAlready(label);
      }
      await tellOfDoor(app, tx, user, "provider-linked");
      const { provider, email } = identity;
      return answer({ provider, label, email, linkedAt: now.toISOString(), lastUsedAt: null });
    });
  },
});
