import type { Api } from "../api.ts";
import type { NarrationView, StoryView } from "../production.ts";
import { Wish } from "./exit.ts";

interface CharacterView {
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

const castOf = (api: Api, storyId: string) =>
  api.json<{ items: CastItem[] }>(`/narration/v1/stories/${storyId}/cast`);

/**
 * Turns `WHO=VOICE` into character id and voice id; `narrator` stays as it is.
 * @throws Wish when nobody of that name is in the story
 */
export async function toVoices(
  api: Api,
  storyId: string,
  wanted: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const { items } = await castOf(api, storyId);
  const names = new Map(
    items.flatMap(({ character }) =>
      character ? [[character.name.toLowerCase(), character.id] as const] : [],
    ),
  );
  return Object.fromEntries(
    Object.entries(wanted).map(([who, voice]) => {
      if (who.toLowerCase() === "narrator") return ["narrator", voice];
      const id = names.get(who.toLowerCase());
      if (!id)
        throw new Wish(
          64,
          `Nobody called ${who} is in the story. There are: narrator, ${items
            .map((item) => item.character?.name)
            .filter(Boolean)
            .join(", ")}.`,
        );
      return [id, voice];
    }),
  );
}

/** What was made of a story, for programs: who is in it, who speaks, what it feels like, where each line is heard. */
export async function summary(api: Api, story: StoryView, narration: NarrationView) {
  const path = `/story/v1/stories/${story.id}`;
  const [characters, cast, emotions, segments] = await Promise.all([
    Array.fromAsync(api.items<CharacterView>(`${path}/characters`)),
    castOf(api, story.id),
    api.json<{ arc: unknown[] }>(`${path}/emotions`),
    Array.fromAsync(api.items<SegmentView>(`/narration/v1/narrations/${narration.id}/segments?limit=100`)),
  ]);
  return {
    title: story.title,
    language: story.language,
    durationMs: narration.durationMs,
    characters: characters.map(({ name, aliases, gender, lines }) => ({ name, aliases, gender, lines })),
    cast: cast.items.map(({ character, voice }) => ({
      character: character?.name ?? "narrator",
      voice: voice.id,
    })),
    emotions: emotions.arc,
    segments,
    rendered: narration.progress.rendered,
    reused: narration.progress.reused,
  };
}
