import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { findContribution, linesOfContribution } from "../store/contributions.ts";
import { findParticipant } from "../store/participants.ts";

const TakeLine = z.object({
  line: z.number().int(),
  text: z.string(),
  kind: z.enum(["narration", "speech", "heading"]),
  speaker: z.string().nullable(),
  characterId: z.string().nullable(),
  language: z.string().optional(),
  occurrence: z.number().int().meta({ description: "How many earlier lines have this text and speaker." }),
});

/** What narration needs to make takes of a recording. */
export const readTake = useCase({
  params: z.object({ id: Id }),
  answer: z
    .object({
      contributionId: Id,
      storyId: Id,
      ownerId: Id,
      personId: Id,
      consentId: Id,
      name: z.string().nullable().meta({ description: "How credits name the person." }),
      revision: z.number().int(),
      language: z.string(),
      sha256: z.string(),
      bytes: z.number().int(),
      contributedAt: z.iso.datetime(),
      lines: z.array(TakeLine),
    })
    .meta({ id: "ContributedTake" }),
  async run(app, { params, actor }) {
    const made = await findContribution(app.db.read, params.id);
    if (!made || made.status === "withdrawn" || made.personId !== actor.id) throw notFound("contribution");
    const [lines, participant] = await Promise.all([
      linesOfContribution(app.db.read, made),
      findParticipant(app.db.read, made.participantId),
    ]);
    const { storyId, ownerId, personId, consentId, revision, sha256, bytes, contributedAt } = made;
    return answer({
      contributionId: made.id,
      ...{ storyId, ownerId, personId, consentId, revision, sha256, bytes },
      name: participant?.name ?? null,
      language: lines[0]?.language ?? participant?.language ?? "en",
      contributedAt: contributedAt.toISOString(),
      lines: lines.map(({ line, text, kind, speaker, characterId, language, occurrence }) => ({
        ...{ line, text, kind, speaker, characterId, occurrence },
        ...(language ? { language } : {}),
      })),
    });
  },
});
