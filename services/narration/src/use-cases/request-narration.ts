import { answer, type Tx } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { wishVoices } from "../domain/cast.ts";
import { request } from "../domain/narration.ts";
import { castKey, planNarration, type Segment } from "../domain/plan.ts";
import { askMaterial, type Material, recast } from "../steps/current-cast.ts";
import { enqueueWork } from "../steps/enqueue.ts";
import { ownStory } from "../steps/stories.ts";
import { NarrationView, viewNarration } from "../steps/view.ts";
import { type Cast, findCast, saveCast } from "../store/casts.ts";
import {
  findRunning,
  insertNarration,
  lockNarration,
  lockRenditions,
  type NarrationRow,
  narrationOf,
  saveChange,
} from "../store/narrations.ts";
import { insertSegments, markReady } from "../store/segments.ts";
import { lockStory } from "../store/stories.ts";
import type { Tables } from "../store/tables.ts";

/** Has a story read aloud; what is under way already with the same revision and cast is not begun twice. */
export const requestNarration = useCase({
  body: z.strictObject({
    storyId: Id,
    voices: z
      .record(z.string().min(1).max(300), z.string().max(200))
      .optional()
      .meta({ description: "Voices for this narration alone, by a character's id or name, or `narrator`." }),
  }),
  answer: NarrationView,
  async run(app, { body, actor, signal, transaction }) {
    const story = await ownStory(app, actor, body.storyId);
    const material = await askMaterial(app, actor, story.id, signal);
    const voiceIds = new Set(material.voices.map((voice) => voice.id));
    return transaction(async (tx) => {
      if (!(await lockStory(tx, story.id))) throw notFound("story");
      const kept = await findCast(tx, story.id);
      const cast = recast(kept, material);
      if (cast !== kept) await saveCast(tx, story.id, cast);
      const wished = { ...cast, parts: wishVoices(cast.parts, body.voices ?? {}, voiceIds) };
      const running = await findRunning(tx, story.id, castKey(material.script, wished.parts));
      const row = running ?? (await begin(app, tx, actor.id, material, wished));
      return answer(await viewNarration(app, row, tx));
    });
  },
});

async function begin(
  app: App,
  tx: Tx<Tables>,
  ownerId: string,
  { script, voices }: Material,
  cast: Cast,
): Promise<NarrationRow> {
  const byId = new Map(voices.map((voice) => [voice.id, voice]));
  const segments = planNarration(script, cast.parts, byId, (provider) => app.speech.version(provider));
  await lockRenditions(tx, ownerId);
  const now = app.clock.now();
  const { id } = await insertNarration(tx, {
    id: app.ids.next(),
    owner_id: ownerId,
    story_id: script.storyId,
    revision: script.revision,
    title: script.title,
    author: script.author,
    language: script.language,
    status: "queued",
    cast_key: castKey(script, cast.parts),
    parts: JSON.stringify(
      cast.parts.map(({ character, voiceId }) => ({
        characterId: character?.id ?? null,
        name: character?.name ?? "Narrator",
        voiceId,
        voiceName: byId.get(voiceId)?.name ?? voiceId,
      })),
    ),
    chapters: JSON.stringify(script.chapters),
    lines: segments.length,
    words: wordsOf(segments),
    created_at: now,
    started_at: now,
  });
  await insertSegments(tx, id, segments);
  await markReady(tx, id);
  const counted = (await lockNarration(tx, id)) as NarrationRow;
  const row = await saveChange(tx, id, request(narrationOf(counted)));
  await enqueueWork(app, tx, row);
  return row;
}

const wordsOf = (segments: readonly Segment[]): number =>
  segments.reduce((sum, segment) => sum + segment.words, 0);
