import { Id } from "@storytelling/values";
import { z } from "zod";
import { Listen, type Session } from "../domain/session.ts";

const at = z.iso.datetime();

/** What a session asks for, as requests and answers have it. */
export const AskedBody = z.object({
  characters: z
    .array(z.string())
    .nullable()
    .meta({ description: "Characters' ids; `narrator` for the narrator; null for all who speak." }),
  lines: z.array(z.number().int()),
  memories: z.boolean(),
});

/** What the body of a request may ask for; without `characters`, the lines of all who speak. */
export const AskedWish = z.strictObject({
  characters: z.array(z.string().min(1).max(100)).max(2000).nullable().default(null),
  lines: z.array(z.number().int().nonnegative()).max(20_000).default([]),
  memories: z.boolean().default(false),
});

/** A session as its organisers see it. */
export const SessionView = z
  .object({
    id: Id,
    ownerId: Id,
    yours: z.boolean().meta({ description: "Whether you own it; otherwise you organise it with the owner." }),
    storyId: Id,
    storyTitle: z.string(),
    title: z.string(),
    description: z.string().nullable(),
    organiser: z.string().meta({ description: "The owner's name, as guests see it." }),
    status: z.enum(["open", "closed"]),
    closedCause: z.enum(["owner", "deadline", "story-deleted"]).nullable(),
    language: z.string(),
    revision: z.number().int(),
    asked: AskedBody,
    lines: z.number().int().meta({ description: "How many lines are asked for." }),
    characters: z.array(z.object({ id: z.string(), name: z.string() })),
    listen: Listen,
    namesShown: z.boolean(),
    reminds: z.boolean(),
    guests: z.object({
      used: z.number().int(),
      cap: z.number().int(),
      nearlyFull: z.boolean().meta({ description: "Whether 80 % of the places are taken." }),
    }),
    organisers: z.array(Id),
    deadline: at.nullable(),
    createdAt: at,
    updatedAt: at,
    closedAt: at.nullable(),
  })
  .meta({ id: "Session" });
export type SessionView = z.infer<typeof SessionView>;

const iso = (time: Date | null): string | null => time?.toISOString() ?? null;

/** What a view counts besides the session itself. */
export interface Counts {
  readonly guests: number;
  readonly lines: number;
  readonly organisers: readonly string[];
}

export function viewOf(session: Session, userId: string, counts: Counts): SessionView {
  const { ownerId, asked, guestsCap, characters } = session;
  return {
    ...session,
    yours: ownerId === userId,
    asked: { ...asked, characters: asked.characters && [...asked.characters], lines: [...asked.lines] },
    characters: [...characters],
    lines: counts.lines,
    guests: { used: counts.guests, cap: guestsCap, nearlyFull: counts.guests >= 0.8 * guestsCap },
    organisers: [...counts.organisers],
    deadline: iso(session.deadline),
    createdAt: session.createdAt.toISOString(),
    updatedAt: session.updatedAt.toISOString(),
    closedAt: iso(session.closedAt),
  };
}
