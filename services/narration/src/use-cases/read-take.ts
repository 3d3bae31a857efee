import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { ownTake } from "../steps/own-take.ts";
import { takeAudio } from "../steps/take-audio.ts";
import { TakeView, viewTake } from "../steps/take-view.ts";

const params = z.object({ id: Id });

/** A take in one's own story, or of one's own voice. */
export const readTake = useCase({
  params,
  answer: TakeView,
  run: async (app, { params, actor }) => answer(viewTake(await ownTake(app, actor, params.id))),
});

/** Its audio. A service asks for the owner of the story or for the person who speaks. */
export const playTake = useCase({
  params,
  answer: { media: ["audio/wav"] },
  run: async (app, { params, actor }) => answer(await takeAudio(app, await ownTake(app, actor, params.id))),
});
