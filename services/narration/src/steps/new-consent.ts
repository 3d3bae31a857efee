import type { Actor } from "@storytelling/service";
import { ConsentUse, Id, notFound, oneLine } from "@storytelling/values";
import { z } from "zod";
import type { App } from "../app.ts";
import { findStory } from "../store/stories.ts";

const Name = oneLine(80);

/** What a person allows, and until when. */
export const NewConsent = z
  .strictObject({
    name: Name.meta({ description: "Who consents." }),
    uses: z.array(ConsentUse).min(1).max(4),
    storyId: Id.optional().meta({
      description: "Without it, the consent is for the stories that the person owns.",
    }),
    until: z.iso
      .datetime()
      .optional()
      .meta({ description: "In five years by default, in ten at the latest." }),
    minor: z.boolean().default(false),
    guardian: Name.optional().meta({ description: "The parent or guardian who consents for a minor." }),
  })
  .meta({ id: "NewConsent" });

/** @throws Refusal `not-found` for a story that the person may not read */
export async function requireStory(app: App, actor: Actor, storyId: string | undefined): Promise<void> {
  if (storyId === undefined) return;
  const story = await findStory(app.db, storyId);
  if (story && (story.ownerId === actor.id || story.published)) return;
  throw notFound("story");
}
