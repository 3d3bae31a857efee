import {
  collaborationClosed,
  collaborationReopened,
  collaborationStarted,
  type DomainEvent,
} from "@storytelling/events";
import { notFound, Refusal } from "@storytelling/values";
import { z } from "zod";

export type SessionStatus = "open" | "closed";
export type ClosedCause = "owner" | "deadline" | "story-deleted";

/** What guests may hear: their own takes, the takes of all, or the finished audiobook, too. */
export const Listen = z.enum(["own", "all", "finished"]);
export type Listen = z.infer<typeof Listen>;

/** A character of the story as a session knows it. `narrator` stands for the lines that no character speaks. */
export interface KnownCharacter {
  readonly id: string;
  readonly name: string;
}
export const narratorId = "narrator";

/** What a session asks for. `characters` null: the lines of every character that speaks. */
export interface Asked {
  readonly characters: readonly string[] | null;
  readonly lines: readonly number[];
  readonly memories: boolean;
}

/** A user's request that others give a story their voices, their memories, or both. */
export interface Session {
  readonly id: string;
  readonly ownerId: string;
  readonly storyId: string;
  readonly status: SessionStatus;
  readonly closedCause: ClosedCause | null;
  readonly title: string;
  readonly description: string | null;
  readonly storyTitle: string;
  /** The name of the owner, as guests see it. */
  readonly organiser: string;
  readonly characters: readonly KnownCharacter[];
  readonly language: string;
  readonly revision: number;
  readonly asked: Asked;
  readonly listen: Listen;
  readonly namesShown: boolean;
  /** Whether people who have not finished are reminded. */
  readonly reminds: boolean;
  readonly guestsCap: number;
  readonly deadline: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly closedAt: Date | null;
}

/** A changed session, and the events that tell it. */
export interface SessionChange {
  readonly session: Session;
  readonly events: readonly DomainEvent[];
}

type Ids = Pick<Session, "id" | "storyId" | "ownerId">;
const about = ({ id, storyId, ownerId }: Ids) => ({ sessionId: id, storyId, ownerId });

/** Opens a session. @throws Refusal `deadline-past` */
export function start(session: Session, now: Date): SessionChange {
  refusePast(session.deadline, now);
  const deadline = session.deadline ? { deadline: session.deadline.toISOString() } : {};
  return { session, events: [collaborationStarted(session.id, { ...about(session), ...deadline })] };
}

/** What organisers may change of a session. */
export type SessionWish = Partial<
  Pick<
    Session,
    | "title"
    | "description"
    | "organiser"
    | "deadline"
    | "listen"
    | "namesShown"
    | "reminds"
    | "language"
    | "asked"
  >
>;

/** Changes what an organiser set. @throws Refusal `deadline-past` */
export function change(session: Session, wish: SessionWish, now: Date): Session {
  if (wish.deadline) refusePast(wish.deadline, now);
  return { ...session, ...wish, updatedAt: now };
}

/** The event that a session was closed. */
export const closed = (session: Ids, cause: ClosedCause): DomainEvent =>
  collaborationClosed(session.id, { ...about(session), cause });

/** Closes a session; one that is closed already stays as it is. */
export function close(session: Session, cause: ClosedCause, now: Date): SessionChange {
  if (session.status === "closed") return { session, events: [] };
  const shut = { ...session, status: "closed" as const, closedCause: cause, closedAt: now, updatedAt: now };
  return { session: shut, events: [closed(session, cause)] };
}

/** Opens a closed session again. @throws Refusal `story-deleted`, `deadline-past` */
export function reopen(session: Session, now: Date): SessionChange {
  if (session.status === "open") return { session, events: [] };
  if (session.closedCause === "story-deleted")
    throw new Refusal(
      "conflict",
      "story-deleted",
      "The story was deleted. Start a session on another story.",
    );
  if (session.deadline && session.deadline <= now)
    throw new Refusal("conflict", "deadline-past", "The deadline has passed. Set a later one, then reopen.");
  const opened = { ...session, status: "open" as const, closedCause: null, closedAt: null, updatedAt: now };
  return { session: opened, events: [collaborationReopened(session.id, about(session))] };
}

/** Whether contributions are accepted: it is open, and its deadline has not passed. */
export const isOpen = ({ status, deadline }: Session, now: Date): boolean =>
  status === "open" && (deadline === null || now < deadline);

/** @throws Refusal `session-closed` */
export function requireOpen(session: Session, now: Date): void {
  if (isOpen(session, now)) return;
  const message = "This session is closed. Ask its organiser to open it again.";
  throw new Refusal("conflict", "session-closed", message);
}

/** The session, if the user owns it or organises it with the owner. @throws Refusal `not-found` */
export function organised<S extends { readonly ownerId: string }>(
  session: S | undefined,
  organisers: readonly string[],
  userId: string,
): S {
  if (session && (session.ownerId === userId || organisers.includes(userId))) return session;
  throw notFound("session");
}

function refusePast(deadline: Date | null, now: Date): void {
  if (!deadline || deadline > now) return;
  const message = "Give a time in the future.";
  throw new Refusal("invalid", "deadline-past", `body.deadline: ${message}`, {
    faults: [{ field: "body.deadline", message }],
  });
}
