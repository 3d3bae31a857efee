import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { enqueueErasure } from "../steps/enqueue.ts";
import { ownProfile } from "../steps/own-profile.ts";
import { removeProfiles } from "../steps/remove-profiles.ts";

/** Deletes a profile of the user's own voice, with its samples. Its consent stays. */
export const deleteVoice = useCase({
  params: z.object({ id: z.string().max(200) }),
  answer: "nothing",
  run: (app, { params, actor, transaction }) =>
    transaction(async (tx) => {
      const { profile } = await ownProfile(tx, actor, params.id);
      const { files } = await removeProfiles(app, tx, { id: profile.id });
      for (const [ownerId, own] of Map.groupBy(files, (file) => file.ownerId))
        await enqueueErasure(
          app,
          tx,
          ownerId,
          own.map(({ blobId }) => blobId),
        );
      return answer(undefined);
    }),
});
