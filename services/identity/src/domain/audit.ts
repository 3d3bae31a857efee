import type { DoorLetter } from "./letters/doors.ts";

/** The actions that the audit log records. */
export type AuditAction =
  | DoorLetter
  | "user-registered"
  | "signed-in"
  | "sign-in-failed"
  | "signed-out"
  | "refresh-token-reused"
  | "role-given"
  | "role-made"
  | "role-changed"
  | "role-deleted"
  | "export-requested"
  | "export-downloaded"
  | "erasure-requested"
  | "erased"
  | "consent-changed"
  | "registered-again"
  | "email-confirmed"
  | "email-change-requested"
  | "email-changed"
  | "password-changed"
  | "password-reset"
  | "lift-asked"
  | "second-factors-lifted"
  | "sessions-ended"
  | "keys-rotated"
  | "key-revoked"
  | "key-rotation-started"
  | "key-rotation-finished";

/** Something that happened. People appear by id only; other personal data belongs in `details`, which are sealed. */
export interface AuditEntry {
  readonly action: AuditAction;
  /** Who did it; null when that is not known. */
  readonly actorId: string | null;
  /** The person it was done to, if any. Their key seals the details, else the actor's key does. */
  readonly subjectId?: string | null;
  /** Left out when no person's key can seal them, unless they are `impersonal`. */
  readonly details?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
  /** The details are about no person, so the service's own key may seal them. */
  readonly impersonal?: boolean;
}

/** A row of the chain, without its hash. */
export interface ChainedEntry {
  readonly position: number;
  readonly id: string;
  readonly time: Date;
  readonly action: string;
  readonly actorId: string | null;
  readonly subjectId: string | null;
  readonly details: Buffer | null;
}

/** The hash before the first row. */
export const genesis = Buffer.alloc(32);

/**
 * The text that a row's hash is made from: a JSON array. Its order must never change, since old rows are checked with
 * it.
 */
export const canonical = (entry: ChainedEntry, prev: Buffer): string =>
  JSON.stringify([
    1,
    entry.position,
    entry.id,
    entry.time.toISOString(),
    entry.action,
    entry.actorId,
    entry.subjectId,
    entry.details?.toString("base64") ?? null,
    prev.toString("base64"),
  ]);

/** The head of the chain at some moment, kept outside the database. A later check must find the same row there. */
export interface Anchor {
  readonly position: number;
  /** Base64. */
  readonly hash: string;
  readonly time: string;
}

/** A fault of the chain, and the row where it is. */
export interface ChainFault {
  readonly position: number;
  readonly what: string;
}
