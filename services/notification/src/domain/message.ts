import { z } from "zod";
import type { MessageKind } from "./letters/index.ts";
import type { Way } from "./ways.ts";

/**
 * Queued messages are sent at their time, held ones wait for a digest and are digested with it. Failed ones reached nobody,
 * dropped ones were not wanted any more, dead ones wait for an operator.
 */
export const MessageState = z.enum(["queued", "held", "sent", "digested", "failed", "dropped", "dead"]);
export type MessageState = z.infer<typeof MessageState>;

/** The facts that a text is made of. */
export type Facts = Readonly<Record<string, unknown>>;

/** A message that is to be sent. */
export interface Message {
  readonly id: string;
  /** The recipient; for an invitation the owner of the session. */
  readonly personId: string;
  readonly kind: MessageKind;
  readonly way: Way | "any";
  readonly storyId: string | null;
  readonly invitationId: string | null;
  readonly attempts: number;
  /** Null when the person's key was destroyed. */
  readonly facts: Facts | null;
}

/** A message that is not stored yet. */
export interface NewMessage extends Omit<Message, "attempts" | "facts"> {
  readonly cause: string;
  readonly facts: Facts;
  readonly state: "queued" | "held" | "dropped";
  readonly reason?: string;
  readonly notBefore: Date;
  /** Whether a job is made for it in the same transaction. */
  readonly enqueued?: boolean;
}

/** How an attempt to send a message ended. */
export type Outcome =
  | { readonly is: "sent"; readonly way: Way; readonly address?: Buffer; readonly providerId?: string }
  | {
      readonly is: "failed";
      readonly way: Way;
      readonly reason: "bounced" | "undeliverable" | "opted-out";
      readonly address?: Buffer;
    }
  | { readonly is: "dropped"; readonly reason: string }
  /** It was too early: it is night where the recipient is. */
  | { readonly is: "later"; readonly notBefore: Date };
