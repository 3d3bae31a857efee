import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { checkNotLastWayIn } from "../domain/ways-in.ts";
import { requireConfirmed } from "../steps/require-confirmed.ts";
import { tellOfDoor } from "../steps/tell-of-door.ts";
import { deletePasskey } from "../store/passkeys.ts";
import { lockUser } from "../store/users.ts";
import { findWaysIn } from "../store/ways-in.ts";

export const deleteMyPasskey = useCase({
  params: z.object({ id: Id }),
  answer: "nothing",
  async run(app, { params, actor, transaction }) {
    await requireConfirmed(app, actor);
    await transaction(async (tx) => {
      const user = await lockUser(tx, app, actor.id);
      const ways = user && (await findWaysIn(tx, user.id));
      if (!ways || !(await deletePasskey(tx, { id: params.id, userId: actor.id }))) throw notFound("passkey");
      checkNotLastWayIn(ways);
      await tellOfDoor(app, tx, user, "passkey-removed");
    });
    return answer(undefined);
  },
});
