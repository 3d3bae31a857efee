import { storyCreated, userSubscriptionChanged } from "@storytelling/events";
import type { PersonalRows } from "@storytelling/service/testing";
import { startWorld } from "./world.ts";

/** For tests/personal-columns.test.ts. */
export const personalRows: PersonalRows = {
  async start() {
    const world = await startWorld();
    return { ...world.service, stop: world.stop };
  },
  async use(service) {
    const { id, token } = await service.actor(["narrations.write"]);
    await service.http.post("pronunciations", { token, body: { written: "Zoë", said: "zoe" } });
    const storyId = service.running.context.ids.next();
    const told = { storyId, ownerId: id, title: "The Tale", language: "en", revision: 1 };
    await service.deliver(storyCreated(storyId, told));
    const tier = { ...userSubscriptionChanged.example, userId: id };
    await service.deliver(userSubscriptionChanged(id, tier));
    return id;
  },
  values: {
    "story_narrations.sealed": "'\\x00'::bytea",
    "story_narrations.status": "'done'",
    "consents.uses": `'["this-story"]'`,
    "consents.until": "now() + interval '1 day'",
    "narrator_voices.origin": "'human'",
    "narrator_voices.sealed": "'\\x00'::bytea",
    "narrator_voices.consent_id": "null",
    "voice_samples.findings": "'[]'",
  },
  others: {
    "ids of stories, narrations, voices, work and audio": [
      "stories.id",
      "story_narrations.id",
      "story_narrations.work_id",
      "story_narrations.cast_key",
      "renditions.hash",
      "renditions.blob_id",
      "renditions.rendered_for",
      "takes.id",
      "takes.story_id",
      "takes.consent_id",
      "takes.contribution_id",
      "takes.speaker_id",
      "take_pieces.take_id",
      "take_pieces.blob_id",
      "take_choices.id",
      "take_choices.story_id",
      "take_choices.speaker_id",
      "take_choices.take_id",
      "narration_segments.take_id",
      "book_takes.narration_id",
      "book_takes.take_id",
      "narration_segments.hash",
      "narration_segments.voice_id",
      "cast_parts.character_id",
      "cast_parts.talks_with",
      "cast_parts.wanted_voice_id",
      "pronunciations.story_id",
      "pronunciations.version",
      "narrator_voices.id",
    ],
    "ids of consents, receipts, recordings and cloned voices": [
      "consents.id",
      "consents.story_id",
      "consents.recording",
      "consent_endings.consent_id",
      "narrator_voices.consent_id",
      "narrator_voices.clone_id",
      "receipts.id",
      "receipts.consent_id",
      "receipts.story_id",
      "receipt_files.receipt_id",
      "receipt_files.blob_id",
      "voice_samples.id",
      "voice_samples.voice_id",
      "voice_samples.blob_id",
    ],
    "what people allowed, how consents ended, and what could be better in samples": [
      "consents.uses",
      "consents.means",
      "consent_endings.cause",
      "receipts.cause",
      "voice_samples.findings",
    ],
    "words from before they were sealed; empty since": [
      "stories.title",
      "cast_parts.name",
      "cast_parts.aliases",
      "story_narrations.title",
      "story_narrations.author",
      "story_narrations.parts",
      "story_narrations.chapters",
      "narration_segments.speaker",
      "narration_segments.text",
    ],
    "languages, voices, kinds, times of words, and what went wrong": [
      "stories.language",
      "story_narrations.language",
      "story_narrations.error",
      "cast_parts.gender",
      "cast_parts.age",
      "narration_segments.kind",
      "narration_segments.language",
      "narration_segments.provider",
      "narration_segments.base",
      "renditions.words",
      "renditions.flaws",
      "renditions.spoken_by",
      "narration_segments.take_words",
      "takes.language",
      "takes.findings",
      "takes.refusal",
      "takes.wishes",
      "take_pieces.words",
      "narrator_voices.provider",
      "narrator_voices.name",
      "narrator_voices.language",
      "narrator_voices.base",
      "narrator_voices.description",
    ],
  },
};
