import { answer } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { ProviderName } from "../domain/provider.ts";
import { checkNotLastWayIn } from "../domain/ways-in.ts";
import { requireConfirmed } from "../steps/require-confirmed.ts";
import { tellOfDoor } from "../steps/tell-of-door.ts";
import { deleteLinked } from "../store/oauth-providers.ts";
import { lockUser } from "../store/users.ts";
import { findWaysIn } from "../store/ways-in.ts";

/** Unlinks a provider, even one that is no longer configured. */
export const unlinkProvider = useCase({
  params: z.object({ provider: ProviderName }),
  answer: "nothing",
  async run(app, { params, actor, transaction }) {
    await requireConfirmed(app, actor);
    await transaction(async (tx) => {
      const user = await lockUser(tx, app, actor.id);
      const ways = user && (await findWaysIn(tx, user.id));
      const one = { userId: actor.id, provider: params.provider };
      if (!ways || !(await deleteLinked(tx, one))) throw notFound("provider");
      checkNotLastWayIn(ways);
      await tellOfDoor(app, tx, user, "provider-unlinked");
    });
    return answer(undefined);
  },
});
