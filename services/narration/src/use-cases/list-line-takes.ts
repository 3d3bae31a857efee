import { encodeWav } from "@storytelling/media";
import { answer } from "@storytelling/service";
import { Id, Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { keysOf } from "../domain/line-key.ts";
import { bytesOf } from "../steps/bytes.ts";
import { fittedTakes } from "../steps/fitted-takes.ts";
import { readLine } from "../steps/reference.ts";
import { ownStory } from "../steps/stories.ts";
import { LineParams, languageOf, lineIn, storyLines } from "../steps/story-lines.ts";
import { FittedTake, viewFitted } from "../steps/take-view.ts";
import { findCast } from "../store/casts.ts";
import { choicesOf } from "../store/take-choices.ts";
import { isSameKept, keptKeys } from "../store/take-keys.ts";
import { findVoice } from "../store/voices.ts";

const ChoiceView = z
  .object({
    takeId: Id.nullable().meta({ description: "Null is the synthetic voice." }),
    by: Id.meta({ description: "The user who chose." }),
    at: z.iso.datetime(),
  })
  .meta({ id: "TakeChoice" });

/** Everything that can be heard for a line: its takes, and the synthetic voice. */
export const listLineTakes = useCase({
  params: LineParams,
  answer: z
    .object({
      revision: z.number().int(),
      line: z.number().int(),
      text: z.string(),
      speaker: z.string().nullable(),
      choice: ChoiceView.nullable().meta({
        description: "Null until somebody chose; then the synthetic voice speaks.",
      }),
      history: z.array(ChoiceView).meta({ description: "Every choice that was made, the newest first." }),
      items: z.array(FittedTake),
      synthetic: z.object({
        chosen: z.boolean(),
        audio: z.string().meta({ description: "Where the synthetic voice is heard, below this service." }),
      }),
    })
    .meta({ id: "LineTakes" }),
  async run(app, { params, actor, address, signal }) {
    const { id: storyId, ownerId } = await ownStory(app, actor, params.id);
    const { script, lines } = await storyLines(app, { actor, address, signal }, storyId);
    const { line, text, speaker } = lineIn(lines, params.line);
    const keys = await keptKeys(app.db.read, ownerId, keysOf(lines));
    const key = keys[lines.findIndex((one) => one.line === line)];
    const made = key
      ? (await choicesOf(app.db.read, storyId, key)).filter((one) => isSameKept(one, key))
      : [];
    const history = made.map((one) => ({
      takeId: one.take_id,
      by: one.chosen_by,
      at: one.chosen_at.toISOString(),
    }));
    const takeId = history[0]?.takeId ?? null;
    const takes = await fittedTakes(app.db.read, storyId, lines);
    const items = takes
      .filter(({ take, fit }) => fit?.line === line || take.id === takeId)
      .map(({ take, fit }) => viewFitted(take, fit, take.id === takeId));
    const audio = `stories/${storyId}/lines/${line}/synthetic.wav`;
    const synthetic = { chosen: takeId === null, audio };
    return answer({
      ...{ revision: script.revision, line, text, speaker },
      ...{ choice: history[0] ?? null, history, items, synthetic },
    });
  },
});

/** A line by its synthetic voice, to compare takes with. */
export const playSyntheticLine = useCase({
  params: LineParams,
  answer: { media: ["audio/wav"] },
  async run(app, { params, actor, address, signal }) {
    const { id: storyId, ownerId } = await ownStory(app, actor, params.id);
    const { script, lines } = await storyLines(app, { actor, address, signal }, storyId);
    const { line, text, speakerId } = lineIn(lines, params.line);
    const parts = (await findCast(app.db.read, storyId))?.parts ?? [];
    const part = parts.find(({ character }) => (character?.id ?? null) === speakerId) ?? parts[0];
    const voice = part ? await findVoice(app.db.read, part.voiceId) : null;
    const language = languageOf(script, line);
    const wanted = { ownerId, storyId, revision: script.revision, line, text, language, voice };
    // One at a time for each user, so that comparing does not hold up the lines of others.
    const { reference } = await app.oneAtATime(`hear ${actor.id}`, () => readLine(app, wanted, signal));
    if (reference)
      return answer(bytesOf(encodeWav(reference.pcm, reference.sampleRate), "audio/wav", "line.wav"));
    throw new Refusal("invalid", "language-not-spoken", "No voice here speaks the language of this line.");
  },
});
