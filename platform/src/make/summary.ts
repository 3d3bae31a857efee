import type { Api } from "../api.ts";
import type { NarrationView, StoryView } from "../production.ts";

export interface CharacterView {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly gender: string;
  readonly lines: number;
}

interface CastItem {
  readonly character: { readonly id: string; readonly name: string } | null;
  readonly voice: { readonly id: string; readonly name: string };
}

interface SegmentView {
  readonly index: number;
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** What was made of a story, for programs: who is in it, who speaks, what it feels like, where each line is heard. */
export async function summary(api: Api, story: StoryView, narration: NarrationView) {
  const path = `/story/v1/stories/${story.id}`;
  const [characters, { cast }, emotions, segments] = await Promise.all([
    Array.fromAsync(api.items<CharacterView>(`${path}/characters`)),
    api.json<{ cast: CastItem[] }>(`/narration/v1/narrations/${narration.id}`),
    api.json<{ arc: unknown[] }>(`${path}/emotions`),
    Array.fromAsync(api.items<SegmentView>(`/narration/v1/narrations/${narration.id}/segments?limit=100`)),
  ]);
  return {
    title: story.title,
    language: story.language,
    durationMs: narration.durationMs,
    characters: characters.map(({ name, aliases, gender, lines }) => ({ name, aliases, gender, lines })),
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
