import { Refusal, type TakeRefusal } from "@storytelling/values";

export type UploadState = "receiving" | "whole" | "done" | "refused";

/** A recording that arrives in pieces. */
export interface VoiceUpload {
  readonly id: string;
  readonly sessionId: string;
  readonly participantId: string;
  readonly personId: string;
  readonly consentId: string;
  readonly revision: number;
  readonly lines: readonly number[];
  /** Of the whole recording, as announced. */
  readonly bytes: number;
  readonly sha256: string;
  /** How many bytes have arrived. */
  readonly received: number;
  readonly state: UploadState;
  readonly refusal: TakeRefusal | null;
  readonly begunAt: Date;
  readonly touchedAt: Date;
  readonly expiresAt: Date;
}

const keptHours = 24;

/** When an upload expires of which nothing arrives from now on. */
export const expiryFrom = (now: Date): Date => new Date(now.getTime() + keptHours * 3_600_000);

/** @throws Refusal `upload-refused`, `upload-expired` */
export function requireAlive({ state, refusal, expiresAt }: VoiceUpload, now: Date): void {
  if (state === "refused") {
    const message = "This recording was refused, and nothing of it was kept. Record the line again.";
    throw new Refusal("gone", "upload-refused", message, { facts: { reason: refusal } });
  }
  if (expiresAt > now) return;
  throw new Refusal("gone", "upload-expired", "This upload has expired. Begin it again.");
}

/** @throws Refusal `offset-mismatch` with the right offset */
export function requireOffset({ received }: VoiceUpload, offset: number): void {
  if (offset === received) return;
  const message = `Byte ${received} is the next one, not byte ${offset}. Continue there.`;
  throw new Refusal("conflict", "offset-mismatch", message, { facts: { uploadOffset: received } });
}

/** @throws Refusal `upload-too-long` */
export function requireRoom({ bytes }: VoiceUpload, end: number): void {
  if (end <= bytes) return;
  const message = `The upload was announced with ${bytes} bytes. Send no more than these.`;
  throw new Refusal("too-large", "upload-too-long", message);
}

export const isComplete = ({ received, bytes }: VoiceUpload): boolean => received === bytes;
