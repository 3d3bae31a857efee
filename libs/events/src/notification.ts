import { Id } from "@storytelling/values";
import { z } from "zod";
import { defineEvent } from "./event.ts";

const about = {
  messageId: Id,
  way: z.enum(["email", "sms", "push"]),
  /** The invitation that the message carried. */
  invitationId: Id.optional(),
};
const exampleAbout = {
  messageId: "0190a1b2-7c3d-7e4f-8a5b-000000000015",
  way: "email" as const,
  invitationId: "0190a1b2-7c3d-7e4f-8a5b-000000000011",
};
const ofMessage = { version: 1, source: "notification", aggregate: "message" } as const;

export const messageSent = defineEvent({
  ...ofMessage,
  type: "MessageSent",
  summary: "A message was accepted by the mail server, the SMS provider or the push service.",
  data: z.object({ ...about, sentAt: z.iso.datetime() }),
  example: { ...exampleAbout, sentAt: "2026-11-28T10:00:00.000Z" },
});

export const messageFailed = defineEvent({
  ...ofMessage,
  type: "MessageFailed",
  summary: "A message did not reach its recipient, and is not tried again.",
  data: z.object({
    ...about,
    reason: z.enum(["bounced", "complained", "undeliverable", "opted-out", "gave-up"]),
    failedAt: z.iso.datetime(),
  }),
  example: { ...exampleAbout, reason: "bounced", failedAt: "2026-11-28T10:00:09.000Z" },
});

export const recipientOptedOut = defineEvent({
  ...ofMessage,
  type: "RecipientOptedOut",
  summary: "A recipient asked for no further messages, by the link in a letter or by answering STOP.",
  data: z.object({ ...about, optedOutAt: z.iso.datetime() }),
  example: { ...exampleAbout, optedOutAt: "2026-11-28T11:00:00.000Z" },
});
