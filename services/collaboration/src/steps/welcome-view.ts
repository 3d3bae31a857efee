import { Id } from "@storytelling/values";
import { z } from "zod";
import { narratorId, type Session } from "../domain/session.ts";
import { inZone } from "../domain/time-zone.ts";
import type { Opened } from "./open-invitation.ts";

/** What an invitation is for, as anybody who has its link sees it. It tells nothing of other people. */
export const WelcomeView = z
  .object({
    kind: z.enum(["contributor", "organiser"]),
    storyTitle: z.string(),
    sessionTitle: z.string(),
    description: z.string().nullable(),
    organiser: z.string(),
    characters: z
      .array(z.object({ id: z.string(), name: z.string() }))
      .meta({ description: "Who is to be played; `narrator` has no name of its own." }),
    memories: z.boolean(),
    note: z.string().nullable(),
    language: z.string(),
    timeZone: z.string(),
    household: z.boolean(),
    test: z.boolean(),
    open: z.boolean().meta({ description: "Whether contributions are accepted at present." }),
    usesLeft: z.number().int(),
    expiresAt: z.string().meta({ description: "In the recipient's time zone, with its offset." }),
    deadline: z.string().nullable(),
    accepted: z
      .array(z.object({ participantId: Id, name: z.string() }))
      .meta({ description: "Those who accepted by this link, so that they can come back." }),
  })
  .meta({ id: "Welcome" });
export type WelcomeView = z.infer<typeof WelcomeView>;

/** The characters that an invitation is for, of those that its session asks for. */
export function charactersFor(
  session: Session,
  narrowed: readonly string[] | null,
): { id: string; name: string }[] {
  const asked = narrowed ?? session.asked.characters;
  const narrator = asked?.includes(narratorId) ? [{ id: narratorId, name: narratorId }] : [];
  const named = session.characters.filter(({ id }) => asked === null || asked.includes(id));
  return [...narrator, ...named.map(({ id, name }) => ({ id, name }))];
}

export function welcomeOf({ invitation, session, accepted }: Opened): WelcomeView {
  const { kind, note, language, timeZone, household, test, maxUses, uses } = invitation;
  return {
    kind,
    storyTitle: session.storyTitle,
    sessionTitle: session.title,
    description: session.description,
    organiser: session.organiser,
    characters: charactersFor(session, invitation.characters),
    memories: session.asked.memories,
    note,
    language,
    timeZone,
    household,
    test,
    open: session.status === "open",
    usesLeft: maxUses - uses,
    expiresAt: inZone(invitation.expiresAt, timeZone),
    deadline: session.deadline && inZone(session.deadline, timeZone),
    accepted: accepted.map(({ id: participantId, name }) => ({ participantId, name: firstName(name) })),
  };
}

const firstName = (name: string): string => name.split(/\s+/u)[0] ?? name;
