import { randomUUIDv7 } from "node:crypto";

/** The time; tests inject one that they move. */
export interface Clock {
  now(): Date;
}

/** Where ids come from; UUIDv7 outside tests, so that rows sort by age. */
export interface Ids {
  next(): string;
}

export const systemClock: Clock = { now: () => new Date() };
export const uuidIds: Ids = { next: () => randomUUIDv7() };
