import { Refusal } from "@storytelling/values";
import { monthOf } from "./month.ts";
import type { Resource } from "./resources.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** How long a hold waits to hear that its work has begun. */
export const UNHEARD_MS = 15 * minute;
/**
 * How long a hold waits for the end of work that has begun: far longer than work takes that is not forgotten. Work
 * that ends later still is counted all the same.
 */
export const UNDER_WAY_MS = 7 * day;

/** Allowance that is held for one piece of work, or what became of it. */
export interface Hold {
  readonly userId: string;
  readonly workId: string;
  readonly resource: Resource;
  /** The month that the work is charged to: the one in which it was asked for. */
  readonly month: string;
  readonly quantity: number;
  readonly state: "held" | "expired" | "committed" | "released";
  /** What the work used; null until it is committed. */
  readonly used: number | null;
  readonly expiresAt: Date;
}

export interface Work {
  readonly userId: string;
  readonly workId: string;
  readonly resource: Resource;
}

/** Whether a hold counts against what remains. */
export const counts = (hold: Hold, now: Date): boolean => hold.state === "held" && hold.expiresAt > now;

const isOver = (hold: Hold): boolean => hold.state === "committed" || hold.state === "released";

/**
 * The hold that a request gets: the one there is, or null when it must be made, anew or again after it expired.
 * @throws Refusal `conflict` when the same work came with another quantity
 */
export function heldAlready(hold: Hold | null, quantity: number, now: Date): Hold | null {
  if (hold && hold.quantity !== quantity) {
    throw new Refusal(
      "conflict",
      "work-differs",
      `This work was reserved with a quantity of ${hold.quantity}. Ask with that, or give other work an id of its own.`,
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

/** A hold whose work has begun, with what it needs by its own account; null when the work is over already. */
export function begun(known: Hold | null, work: Work, quantity: number, at: Date): Hold | null {
  if (known && isOver(known)) return null;
  const expiresAt = new Date(at.getTime() + UNDER_WAY_MS);
  return { ...(known ?? unheard(work, at)), quantity, state: "held", expiresAt };
}

/**
 * What a work used, once: however late it is told, and whether or not anything was held for it. Null when it was told
 * before.
 */
export const committed = (known: Hold | null, work: Work, used: number, at: Date): Hold | null =>
  known?.state === "committed"
    ? null
    : { ...(known ?? { ...unheard(work, at), quantity: used }), state: "committed", used };

/** A hold that is given back since its work came to nothing; null when the work is over already. */
export const released = (known: Hold | null, work: Work, at: Date): Hold | null =>
  known && isOver(known) ? null : { ...(known ?? unheard(work, at)), state: "released" };
