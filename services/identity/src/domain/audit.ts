import type { DoorLetter } from "./letters/doors.ts";

/** What the audit log tells of. */
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

/** Something that happened. People appear by id alone; what else is personal belongs into `details`, which are sealed. */
export interface AuditEntry {
  readonly action: AuditAction;
  /** Who did it; null when nobody is known. */
  readonly actorId: string | null;
  /** To whom, when that is a person; the details are sealed under their key, else under the actor's. */
  readonly subjectId?: string | null;
  /** Left out when no person is known whose key could seal them, unless they are `impersonal`. */
  readonly details?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
  /** The details tell of nobody: the service's own key may seal them. */
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

/** What a row's hash is taken of: a JSON array in this order for ever, so that there is one way to write it. */
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

/** The head of the chain at some moment, kept elsewhere: what was there then must be there now. */
export interface Anchor {
  readonly position: number;
  /** Base64. */
  readonly hash: string;
  readonly time: string;
}

/** Something wrong with the chain, and at which row. */
export interface ChainFault {
  readonly position: number;
  readonly what: string;
}
