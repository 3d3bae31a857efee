import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { assertMayLift, LiftReason, LiftView, sameWishMs, secondFactorsNone } from "../domain/lift.ts";
import { linkEnd } from "../domain/mail-link.ts";
import { noLongerAllowed } from "../domain/user.ts";
import { postLetter } from "../steps/post-letter.ts";
import { requireConfirmed } from "../steps/require-confirmed.ts";
import { audit } from "../store/audit-log.ts";
import { issueLink, linkAskedAt, tokenOf } from "../store/mail-links.ts";
import { heldNow, lockRoles, permissionsOf } from "../store/roles.ts";
import { findTotp } from "../store/totp.ts";
import { lockUser } from "../store/users.ts";

const purpose = "lift-second-factors";

/** Asks the owner of an account by letter whether to turn codes off. An operator alone might be deceived. */
export const liftSecondFactors = useCase({
  params: z.object({ id: Id }),
  body: z.strictObject({ reason: LiftReason }),
  answer: LiftView,
  async run(app, { params, body: { reason }, actor, transaction }) {
    await requireConfirmed(app, actor);
    return transaction(async (tx) => {
      await lockRoles(tx);
      const held = await heldNow(tx, actor.id);
      if (!held.has("users.manage")) throw noLongerAllowed("users.manage");
      const user = await lockUser(tx, app, params.id);
      if (!user) throw notFound("user");
      assertMayLift(user.id, { by: { id: actor.id, held }, theirs: await permissionsOf(tx, user.role) });
      if (!(await findTotp(tx, app.sealer, user.id))?.confirmedAt) throw secondFactorsNone();
      const askedAt = app.clock.now();
      const waiting = (since: Date) =>
        answer({ status: "waiting-for-owner" as const, until: linkEnd(purpose, since).toISOString() });
      const earlier = await linkAskedAt(tx, { userId: user.id, purpose }, askedAt);
      if (earlier && askedAt.getTime() - earlier.getTime() < sameWishMs) return waiting(earlier);
      const letter = await postLetter(app, tx, { kind: purpose, to: user.email, userId: user.id, askedAt });
      const token = tokenOf(app.sealer, letter);
      await issueLink(tx, app.sealer, { token, purpose, userId: user.id, to: user.email, askedAt });
      const details = { reason };
      await audit(app, tx, { action: "lift-asked", actorId: actor.id, subjectId: user.id, details });
      return waiting(askedAt);
    });
  },
});
