import { answer, type Tx } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { wishVoices } from "../domain/cast.ts";
import { request } from "../domain/narration.ts";
import { castKey, planNarration, type Segment } from "../domain/plan.ts";
import { changing, charactersDue, charactersPlanned } from "../steps/charge.ts";
import { askMaterial, type Material, recast } from "../steps/current-cast.ts";
import { cutScript } from "../steps/cut-script.ts";
import { enqueueWork } from "../steps/enqueue.ts";
import { ownStory } from "../steps/stories.ts";
import { NarrationView, viewNarration } from "../steps/view.ts";
import { type Cast, findCast, saveCast } from "../store/casts.ts";
import { keyed } from "../store/kept-hashes.ts";
import { type NarrationRow, openNarration } from "../store/narration-words.ts";
import {
  findRunning,
  insertNarration,
  lockNarration,
  lockRenditions,
  narrationOf,
  saveChange,
} from "../store/narrations.ts";
import { insertSegments, markReady } from "../store/segments.ts";
import { lockStory } from "../store/stories.ts";
import type { Reader, Tables } from "../store/tables.ts";

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
    })
    .meta({ id: "NewNarration" }),
  answer: NarrationView,
  async run(app, { body, actor, address, signal, transaction }) {
    const story = await ownStory(app, actor, body.storyId);
    // One at a time, so that two equal requests do not both hold the allowance that only one of them needs.
    return app.oneAtATime(`narrate ${story.id}`, async () => {
      const material = await askMaterial(app, { actor, address, signal }, story.id);
      const wish = async (reader: Reader) => wished(await findCast(reader, story.id), material, body.voices);
      const planned = await plan(app, actor.id, material, (await wish(app.db.read)).wished);
      const work = { workId: app.ids.next(), quantity: planned.characters };
      await app.usage.hold({ ...work, resource: "narratedCharacters" }, { actor, address, signal });
      return transaction(async (tx) => {
        if (!(await lockStory(tx, story.id))) throw notFound("story");
        const { kept, cast, wished } = await wish(tx);
        if (cast !== kept) await saveCast(tx, story.id, cast);
        if (castKey(material.script, wished.parts) !== planned.key) throw changing();
        const running = await findRunning(tx, story.id, planned.key);
        const row = running ?? (await begin(app, tx, actor.id, material, wished, planned, work.workId));
        return answer(await viewNarration(app, await openNarration(tx, row), tx));
      });
    });
  },
});

/** The stored cast, the cast to store, and that cast with the voices wished for this narration only. */
function wished(kept: Cast | null, material: Material, voices: Record<string, string> | undefined) {
  const cast = recast(kept, material);
  const known = new Set(material.voices.map((voice) => voice.id));
  return { kept, cast, wished: { ...cast, parts: wishVoices(cast.parts, voices ?? {}, known) } };
}

interface Plan {
  readonly key: string;
  readonly segments: readonly Segment[];
  /** How many characters are to be spoken for the first time; 0 while the same narration is running. */
  readonly characters: number;
}

async function plan(app: App, ownerId: string, { script, voices }: Material, cast: Cast): Promise<Plan> {
  const byId = new Map(voices.map((voice) => [voice.id, voice]));
  const pieces = await cutScript(script);
  const laid = planNarration(script, pieces, cast.parts, byId, (provider) => app.speech.version(provider));
  const segments = await keyed(app.db.read, ownerId, laid);
  const key = castKey(script, cast.parts);
  const running = await findRunning(app.db.read, script.storyId, key);
  const characters = running ? 0 : await charactersPlanned(app.db.read, ownerId, segments);
  return { key, segments, characters };
}

async function begin(
  app: App,
  tx: Tx<Tables>,
  ownerId: string,
  { script, voices }: Material,
  cast: Cast,
  { key, segments, characters }: Plan,
  workId: string,
): Promise<NarrationRow> {
  const byId = new Map(voices.map((voice) => [voice.id, voice]));
  await lockRenditions(tx, ownerId);
  const now = app.clock.now();
  const parts = cast.parts.map(({ character, voiceId }) => ({
    characterId: character?.id ?? null,
    name: character?.name ?? "Narrator",
    voiceId,
    voiceName: byId.get(voiceId)?.name ?? voiceId,
  }));
  const { title, author, chapters } = script;
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
  const { id } = await insertNarration(tx, fresh, { title, author, parts, chapters });
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
