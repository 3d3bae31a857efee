import type { DomainEvent } from "@storytelling/events";
import { Refusal } from "@storytelling/values";
import { type Invitation, type Occasion, send, type Way } from "./invitation.ts";
import { narratorId, type Session } from "./session.ts";

const dayMs = 86_400_000;
const mostOfHousehold = 8;

/** Whom an organiser wants to invite. */
export interface InvitationWish {
  readonly way: Way;
  readonly to: string | null;
  readonly name?: string | undefined;
  readonly note?: string | undefined;
  readonly kind: Invitation["kind"];
  readonly language?: string | undefined;
  readonly timeZone: string;
  readonly household: boolean;
  readonly characters?: readonly string[] | undefined;
  readonly lines?: readonly number[] | undefined;
  readonly maxUses?: number | undefined;
  readonly expiresInDays: number;
}

/** A new invitation, with the event that delivers it. A link is handed over, so none is sent. */
export function inviting(
  wish: InvitationWish,
  session: Session,
  ids: { readonly id: string; readonly messageId: string; readonly invitedBy: string },
  now: Date,
  occasion: Occasion = "first",
): { invitation: Invitation; events: DomainEvent[] } {
  const invitation: Invitation = {
    id: ids.id,
    sessionId: session.id,
    ownerId: session.ownerId,
    invitedBy: ids.invitedBy,
    kind: wish.kind,
    way: wish.way,
    to: wish.to,
    name: wish.name ?? null,
    note: wish.note ?? null,
    language: wish.language ?? session.language,
    timeZone: wish.timeZone,
    household: wish.household,
    characters: wish.characters ?? null,
    lines: wish.lines ?? null,
    maxUses: wish.maxUses ?? (wish.household ? mostOfHousehold : 1),
    uses: 0,
    test: occasion === "test",
    messageId: null,
    occasion,
    queuedAt: null,
    sentAt: null,
    bouncedAt: null,
    bounceReason: null,
    openedAt: null,
    startedAt: null,
    submittedAt: null,
    optedOutAt: null,
    reminders: 0,
    remindedAt: null,
    expiresAt: new Date(now.getTime() + wish.expiresInDays * dayMs),
    revokedAt: null,
    createdAt: now,
  };
  if (wish.way === "link") return { invitation, events: [] };
  return send(invitation, session, { messageId: ids.messageId, occasion, now });
}

/** @throws Refusal `not-asked` for a character that the session does not ask for */
export function requireAsked(
  { characters = [] }: Pick<InvitationWish, "characters">,
  session: Session,
): void {
  const { asked } = session;
  const known = new Set(asked.characters ?? session.characters.map(({ id }) => id));
  const strange = characters.find(
    (id) => !known.has(id) && !(id === narratorId && asked.characters === null),
  );
  if (strange === undefined) return;
  const message = `The session asks for no lines of ${strange}.`;
  throw new Refusal("invalid", "not-asked", `body.characters: ${message}`, {
    faults: [{ field: "body.characters", message }],
  });
}
