import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { provenanceOf } from "../store/human-lines.ts";
import { findNarration } from "../store/narrations.ts";

const Provenance = z
  .object({
    line: z.number().int(),
    origin: z.enum(["synthetic", "human"]),
    voiceId: z.string().meta({ description: "The synthetic voice that speaks, or that stands in." }),
    take: z
      .object({
        id: Id,
        personId: Id,
        name: z.string().nullable(),
        recordedAt: z.iso.datetime(),
        consentId: Id,
        publishable: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: "Provenance" });

/** Who speaks each line of one's own narration: a person, when, and under which consent; or a synthetic voice. */
export const readProvenance = useCase({
  params: z.object({ id: Id }),
  answer: z.object({ items: z.array(Provenance) }),
  async run(app, { params, actor }) {
    const narration = await findNarration(app.db, params.id);
    if (narration?.owner_id !== actor.id) throw notFound("narration");
    const items = (await provenanceOf(app.db.read, narration.id)).map(({ line, voiceId, take }) => ({
      ...{ line, voiceId, origin: take ? ("human" as const) : ("synthetic" as const) },
      take: take && {
        ...{ id: take.id, personId: take.person_id, name: take.name, consentId: take.consent_id },
        ...{ recordedAt: take.recorded_at.toISOString(), publishable: take.publishable },
      },
    }));
    return answer({ items });
  },
});
