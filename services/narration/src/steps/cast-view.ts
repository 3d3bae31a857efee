import { Id } from "@storytelling/values";
import { z } from "zod";
import { explain } from "../domain/explain.ts";
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
        why: z.string().meta({ description: "Why the part has this voice, in one sentence." }),
      }),
    ),
  })
  .meta({ id: "Cast" });

export function viewCast(storyId: string, cast: Cast, voices: readonly Voice[]): z.infer<typeof CastView> {
  const byId = new Map(voices.map((voice) => [voice.id, voice]));
  const items = cast.parts.map((part) => ({
    character: part.character,
    voice: { id: part.voiceId, name: byId.get(part.voiceId)?.name ?? part.voiceId },
    chosenBy: part.chosenBy,
    why: explain(part, { parts: cast.parts, voices: byId }),
  }));
  return { storyId, revision: cast.revision, items };
}
