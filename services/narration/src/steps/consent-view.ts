import { ConsentMeans, ConsentUse, Id } from "@storytelling/values";
import { z } from "zod";
import { type Ending, hasEnded } from "../domain/consent.ts";
import type { KeptConsent } from "../store/consents.ts";

/** A consent as the person who gave it sees it. */
export const ConsentView = z
  .object({
    id: Id,
    storyId: Id.nullable().meta({ description: "Null: it is for the stories that the person owns." }),
    uses: z.array(ConsentUse),
    means: ConsentMeans,
    name: z.string().nullable().meta({ description: "Null where another service keeps the name." }),
    minor: z.boolean(),
    guardian: z
      .string()
      .nullable()
      .meta({ description: "The parent or guardian who consented for a minor." }),
    givenAt: z.iso.datetime(),
    until: z.iso.datetime(),
    active: z.boolean(),
    ended: z
      .object({ cause: z.enum(["person", "erased", "expired", "story-deleted"]), at: z.iso.datetime() })
      .nullable(),
  })
  .meta({ id: "Consent" });

export function viewConsent(kept: Omit<KeptConsent, "recording">, now: Date): z.infer<typeof ConsentView> {
  const { consent, ending, names } = kept;
  const { id, storyId, uses, means, minor } = consent;
  return {
    id,
    storyId,
    uses: [...uses],
    means,
    name: names?.name ?? null,
    minor,
    guardian: names?.guardian ?? null,
    givenAt: consent.givenAt.toISOString(),
    until: consent.until.toISOString(),
    active: !hasEnded(consent, ending, now),
    ended: endedOf(ending, consent.until, now),
  };
}

function endedOf(ending: Ending | null, until: Date, now: Date): z.infer<typeof ConsentView>["ended"] {
  if (ending) return { cause: ending.cause, at: ending.endedAt.toISOString() };
  return until <= now ? { cause: "expired", at: until.toISOString() } : null;
}
