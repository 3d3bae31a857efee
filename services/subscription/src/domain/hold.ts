import { Refusal } from "@storytelling/values";
import { monthOf } from "./month.ts";
import type { Resource } from "./resources.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** How long a hold waits for the event that its work has begun. */
export const UNHEARD_MS = 15 * minute;
/**
 * How long a hold waits for the end of work that has begun: far longer than any work takes. Work that ends even later
 * is still counted.
 */
export const UNDER_WAY_MS = 7 * day;

/** Allowance that is held for one piece of work, also after the work is over. */
export interface Hold {
  readonly userId: string;
  readonly workId: string;
  readonly resource: Resource;
  /** The month that the work counts in: the one in which it was requested. */
  readonly month: string;
  readonly quantity: number;
  readonly state: "held" | "expired" | "committed" | "released";
  /** The quantity that the work used; null until it is committed. */
  readonly used: number | null;
  readonly expiresAt: Date;
}

export interface Work {
  readonly userId: string;
  readonly workId: string;
  readonly resource: Resource;
}

/** Whether a hold reduces what remains. */
export const counts = (hold: Hold, now: Date): boolean => hold.state === "held" && hold.expiresAt > now;

const isOver = (hold: Hold): boolean => hold.state === "committed" || hold.state === "released";

/**
 * The existing hold for a request; null when it must be made, for the first time or after it expired.
 * @throws Refusal `conflict` when the same work came with another quantity
 */
export function heldAlready(hold: Hold | null, quantity: number, now: Date): Hold | null {
  if (hold && hold.quantity !== quantity) {
    throw new Refusal(
      "conflict",
      "work-differs",
      `This work was reserved with a quantity of ${hold.quantity}. Use the same quantity, or give other work another id.`,
    );
  }
  return hold && (isOver(hold) || counts(hold, now)) ? hold : null;
}

/** A new hold, which expires soon unless its work begins. */
export const hold = (work: Work, quantity: number, now: Date): Hold => ({
  ...work,
  month: monthOf(now),
  quantity,
  state: "held",
  used: null,
  expiresAt: new Date(now.getTime() + UNHEARD_MS),
});

const unheard = (work: Work, at: Date): Hold => ({ ...hold(work, 0, at), state: "expired" });

/** A hold whose work has begun, with the quantity that the work reports; null when the work is already over. */
export function begun(known: Hold | null, work: Work, quantity: number, at: Date): Hold | null {
  if (known && isOver(known)) return null;
  const expiresAt = new Date(at.getTime() + UNDER_WAY_MS);
  return { ...(known ?? unheard(work, at)), quantity, state: "held", expiresAt };
}

/**
 * Commits what a work used, even if the event comes late or nothing was held for it. Null when it was committed before.
 */
export const committed = (known: Hold | null, work: Work, used: number, at: Date): Hold | null =>
  known?.state === "committed"
    ? null
    : { ...(known ?? { ...unheard(work, at), quantity: used }), state: "committed", used };

/** Releases a hold whose work failed; null when the work is already over. */
export const released = (known: Hold | null, work: Work, at: Date): Hold | null =>
  known && isOver(known) ? null : { ...(known ?? unheard(work, at)), state: "released" };
