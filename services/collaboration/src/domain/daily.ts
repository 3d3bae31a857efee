import { Refusal } from "@storytelling/values";

/** How many people one user may invite in 24 hours, so that nobody sends letters to the whole world through us. */
export const mostInvitationsDaily = 2000;

/** @throws Refusal `invitations-too-many` */
export function requireFew(before: number, more: number): void {
  if (before + more <= mostInvitationsDaily) return;
  const left = Math.max(0, mostInvitationsDaily - before);
  const message = `You may invite ${mostInvitationsDaily} people in 24 hours, and ${left} more now. Invite the others tomorrow.`;
  throw new Refusal("too-many", "invitations-too-many", message, { retryAfter: 3600 });
}
