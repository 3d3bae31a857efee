import { Id } from "@storytelling/values";
import { z } from "zod";
import type { Voice } from "../domain/voice.ts";
import type { Cast } from "../store/casts.ts";
import { VoiceName } from "./view.ts";

/** A cast as the API shows it; `character` null is the narrator. */
export const CastView = z
  .object({
    storyId: Id,
    revision: z.number().int(),
    items: z.array(
      z.object({
        character: z
          .object({
            id: z.string(),
            name: z.string(),
            gender: z.string(),
            age: z.string(),
            lines: z.number().int(),
          })
          .nullable(),
        voice: VoiceName,
        chosenBy: z.enum(["auto", "user"]),
      }),
    ),
  })
  .meta({ id: "Cast" });

export function viewCast(storyId: string, cast: Cast, voices: readonly Voice[]): z.infer<typeof CastView> {
  const names = new Map(voices.map((voice) => [voice.id, voice.name]));
  const items = cast.parts.map(({ character, voiceId, chosenBy }) => ({
    character,
    voice: { id: voiceId, name: names.get(voiceId) ?? voiceId },
    chosenBy,
  }));
  return { storyId, revision: cast.revision, items };
}
