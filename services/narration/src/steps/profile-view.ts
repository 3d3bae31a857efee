import { Id } from "@storytelling/values";
import { z } from "zod";
import type { KeptProfile } from "../store/profiles.ts";

/** A person's voice as that person sees it. */
export const ProfileView = z
  .object({
    id: z.string(),
    name: z.string(),
    language: z.string(),
    gender: z.enum(["female", "male", "other"]),
    age: z.enum(["child", "young", "adult", "old"]),
    consentId: Id,
    until: z.iso.datetime().meta({ description: "When its consent ends, and the profile with it." }),
    pitchHz: z.number().nullable().meta({
      description: "The median pitch. This and the pace are all that is measured; no voiceprint is made.",
    }),
    wordsPerMinute: z.number().nullable(),
  })
  .meta({ id: "VoiceProfile" });

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value));

export function viewProfile({ profile, consent }: KeptProfile): z.infer<typeof ProfileView> {
  const { id, name, language, gender, age, consentId, pitchHz, wordsPerMinute } = profile;
  return {
    ...{ id, name, language, gender, age, consentId, until: consent.until.toISOString() },
    pitchHz: rounded(pitchHz),
    wordsPerMinute: rounded(wordsPerMinute),
  };
}
