import { servicesWithPersonalData } from "@storytelling/events";
import { type Actor, answer } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { ErasureView, erasureViewOf, passwordWrong, requestErasure } from "../domain/rights.ts";
import { assertHolderLeft } from "../domain/role.ts";
import { confirmPassword } from "../steps/confirm-password.ts";
import { forgetPerson } from "../steps/forget-person.ts";
import { requireConfirmed } from "../steps/require-confirmed.ts";
import { audit } from "../store/audit-log.ts";
import { isSamePassword } from "../store/credentials.ts";
import { lockErasure, saveErasure } from "../store/erasures.ts";
import { heldElsewhere, lockRoles, permissionsOf } from "../store/roles.ts";
import { findOwnSignIn, lockUser, type SignIn } from "../store/users.ts";

/** Erases the caller's account at once and for good. The other services follow; the receipt shows their progress. */
export const eraseMe = useCase({
  body: z.strictObject({
    password: z.string().max(1000).optional().meta({
      description: "Your password. If you have none, sign in or confirm within 10 minutes before.",
    }),
    confirm: z
      .literal("erase everything")
      .meta({ description: "Required, so that nobody erases an account by accident." }),
  }),
  answer: ErasureView,
  async run(app, { body, actor, transaction }) {
    const known = await confirmErasure(app, actor, body.password);
    return transaction(async (tx) => {
      await lockRoles(tx);
      const user = await lockUser(tx, app, actor.id);
      if (!user) throw notFound("user");
      if (!(await isSamePassword(tx, known))) throw passwordWrong();
      const before = new Set(await permissionsOf(tx, user.role));
      const elsewhere = await heldElsewhere(tx, { user: user.id });
      assertHolderLeft({ before, after: new Set(), elsewhere });
      const now = app.clock.now();
      const given = { id: app.ids.next(), userId: user.id, services: servicesWithPersonalData };
      await forgetPerson(app, tx, user);
      const erasure = await lockErasure(tx, given, now);
      await saveErasure(tx, erasure, requestErasure(erasure.id, user.id, now));
      await audit(app, tx, { action: "erasure-requested", actorId: user.id, subjectId: user.id });
      return answer(erasureViewOf(erasure));
    });
  },
});

/** Checks the password. For an account without one, the sign-in must be recent. */
async function confirmErasure(app: App, actor: Actor, password: string | undefined): Promise<SignIn> {
  if (password !== undefined) return confirmPassword(app, actor.id, password, passwordWrong);
  const known = await findOwnSignIn(app.db.read, actor.id);
  if (!known) throw notFound("user");
  if (known.passwordHash !== null) throw passwordWrong();
  await requireConfirmed(app, actor);
  return known;
}
