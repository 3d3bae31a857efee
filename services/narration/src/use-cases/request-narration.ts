import { answer, type Tx } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { providerIn } from "../domain/label.ts";
import { request } from "../domain/narration.ts";
import { castKey, type Segment } from "../domain/plan.ts";
import { changing, charactersDue } from "../steps/charge.ts";
import { askMaterial, type Material } from "../steps/current-cast.ts";
import { enqueueWork } from "../steps/enqueue.ts";
import { type Plan, planFor, wished } from "../steps/plan.ts";
import { ownStory } from "../steps/stories.ts";
import { NarrationView, viewNarration } from "../steps/view.ts";
import { type Cast, findCast, saveCast } from "../store/casts.ts";
import { type NarrationRow, openNarration } from "../store/narration-words.ts";
import {
  findRunning,
  insertNarration,
  lockNarration,
  lockRenditions,
  narrationOf,
  saveChange,
} from "../store/narrations.ts";
import { versionsOf } from "../store/pronunciations.ts";
import { insertSegments, markReady } from "../store/segments.ts";
import { lockStory } from "../store/stories.ts";
import type { Reader, Tables } from "../store/tables.ts";
import { lockTakesOf } from "../store/take-removal.ts";
import { takesById } from "../store/takes.ts";

/** Starts a narration of a story, or returns the running one with the same revision and cast. */
export const requestNarration = useCase({
  body: z
    .strictObject({
      storyId: Id,
      voices: z
        .record(z.string().min(1).max(300), z.string().max(200))
        .refine((voices) => Object.keys(voices).length <= 2000, { error: "At most 2000 voices." })
        .optional()
        .meta({
          description: "Voices for this narration only, by a character's id or name, or `narrator`.",
        }),
      emoji: z
        .enum(["skip", "name"])
        .default("skip")
        .meta({ description: "Whether emoji are said by their names." }),
      quick: z.boolean().default(false).meta({
        description:
          "Whether this narration is read by the voices that need no model. They are fast and plain. The story's cast stays as it is.",
      }),
    })
    .meta({ id: "NewNarration" }),
  answer: NarrationView,
  async run(app, { body, actor, address, signal, transaction }) {
    const story = await ownStory(app, actor, body.storyId);
    // One at a time, so that two equal requests do not both hold the allowance that only one of them needs.
    return app.oneAtATime(`narrate ${story.id}`, async () => {
      const material = await askMaterial(app, { actor, address, signal }, story.id);
      const wish = async (reader: Reader) => wished(await findCast(reader, story.id), material, body);
      const { wished: cast } = await wish(app.db.read);
      const planned = await planFor(app, actor.id, material, cast, body);
      const work = { workId: app.ids.next(), quantity: planned.characters };
      await app.usage.hold({ ...work, resource: "narratedCharacters" }, { actor, address, signal });
      return transaction(async (tx) => {
        await lockTakesOf(tx, [actor.id]);
        if (!(await lockStory(tx, story.id))) throw notFound("story");
        const { kept, cast, wished } = await wish(tx);
        if (cast !== kept) await saveCast(tx, story.id, cast);
        const lists = await versionsOf(tx, actor.id, story.id);
        if (castKey(material.script, wished.parts, lists, body.emoji, body.quick) !== planned.key)
          throw changing();
        const running = await findRunning(tx, story.id, planned.key);
        const row = running ?? (await begin(app, tx, actor.id, material, wished, planned, work.workId));
        return answer(await viewNarration(app, await openNarration(tx, row), tx));
      });
    });
  },
});

async function begin(
  app: App,
  tx: Tx<Tables>,
  ownerId: string,
  { script, voices }: Material,
  cast: Cast,
  { key, segments, characters, notes }: Plan,
  workId: string,
): Promise<NarrationRow> {
  const byId = new Map(voices.map((voice) => [voice.id, voice]));
  await lockRenditions(tx, ownerId);
  // A take that was deleted since the narration was planned would leave its line silent.
  const takes = new Set(segments.flatMap(({ take }) => take?.takeId ?? []));
  if ((await takesById(tx, [...takes])).length < takes.size) throw changing();
  const now = app.clock.now();
  const parts = cast.parts.map(({ character, voiceId }) => ({
    characterId: character?.id ?? null,
    name: character?.name ?? "Narrator",
    voiceId,
    voiceName: byId.get(voiceId)?.name ?? voiceId,
    provider: byId.get(voiceId)?.provider ?? providerIn(voiceId),
  }));
  const { title, author } = script;
  const chapters = script.chapters.filter(({ readAloud }) => readAloud);
  const fresh = {
    id: app.ids.next(),
    owner_id: ownerId,
    story_id: script.storyId,
    revision: script.revision,
    language: script.language,
    status: "queued" as const,
    cast_key: key,
    lines: segments.length,
    words: wordsOf(segments),
    created_at: now,
    started_at: now,
    work_id: workId,
  };
  const { id } = await insertNarration(tx, fresh, { title, author, parts, chapters, notes });
  await insertSegments(tx, { id, ownerId }, segments);
  await markReady(tx, id);
  const counted = (await lockNarration(tx, id)) as NarrationRow;
  const due = await charactersDue(tx, counted);
  if (due > characters) throw changing();
  const row = await saveChange(tx, id, request(narrationOf(counted), due));
  await enqueueWork(app, tx, row);
  return row;
}

const wordsOf = (segments: readonly Segment[]): number =>
  segments.reduce((sum, segment) => sum + segment.words, 0);
