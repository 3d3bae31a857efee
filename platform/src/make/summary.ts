import { answered, items } from "@storytelling/clients";
import type { Api } from "../api.ts";
import type { ImportedStory, NarrationView } from "../production.ts";

/** The result for programs: the characters, their voices, the emotions, and when each line is heard. */
export async function summary(api: Api, story: ImportedStory, narration: NarrationView) {
  const path = { id: story.id };
  const [characters, { cast }, emotions, segments] = await Promise.all([
    answered(api.story.GET("/story/v1/stories/{id}/characters", { params: { path } })),
    answered(api.narration.GET("/narration/v1/narrations/{id}", { params: { path: { id: narration.id } } })),
    answered(api.story.GET("/story/v1/stories/{id}/emotions", { params: { path } })),
    Array.fromAsync(
      items((at) =>
        api.narration.GET("/narration/v1/narrations/{id}/segments", {
          params: { path: { id: narration.id }, query: { limit: 100, ...at } },
        }),
      ),
    ),
  ]);
  return {
    title: story.title,
    language: story.language,
    durationMs: narration.durationMs,
    characters: characters.items.map(({ name, aliases, gender, lines }) => ({
      name,
      aliases,
      gender,
      lines,
    })),
    cast: cast.map(({ character, voice }) => ({
      character: character?.name ?? "narrator",
      voice: voice.id,
    })),
    emotions: emotions.arc,
    segments,
    rendered: narration.progress.rendered,
    reused: narration.progress.reused,
  };
}
