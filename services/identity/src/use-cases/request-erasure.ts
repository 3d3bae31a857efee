import { servicesWithPersonalData } from "@storytelling/events";
import { answer } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { ErasureView, erasureViewOf, passwordWrong, requestErasure } from "../domain/rights.ts";
import { assertHolderLeft } from "../domain/role.ts";
import { confirmPassword } from "../steps/confirm-password.ts";
import { forgetPerson } from "../steps/forget-person.ts";
import { audit } from "../store/audit-log.ts";
import { isSamePassword } from "../store/credentials.ts";
import { lockErasure, saveErasure } from "../store/erasures.ts";
import { heldElsewhere, lockRoles, permissionsOf } from "../store/roles.ts";
import { lockUser } from "../store/users.ts";

/** Erases the caller's account at once and for good; the other services follow, and the receipt tells how far they are. */
export const eraseMe = useCase({
  body: z.strictObject({
    password: z.string().max(1000).meta({ description: "Your own, once more." }),
    confirm: z.literal("erase everything").meta({ description: "So that nobody gets here by accident." }),
  }),
  answer: ErasureView,
  async run(app, { body, actor, transaction }) {
    const known = await confirmPassword(app, actor.id, body.password, passwordWrong);
    return transaction(async (tx) => {
      await lockRoles(tx);
      const user = await lockUser(tx, app.sealer, actor.id);
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
