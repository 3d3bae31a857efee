import { TakeRefusal } from "@storytelling/values";
import { z } from "zod";

const when = z.iso.datetime();
/** The name of a person or the title of a story, as people wrote it; null when it is not known. */
const words = z.string().nullable();
/** Where the button of the message leads. */
const link = z.string();
const count = z.number().int().nonnegative();
const tier = z.string();

/** What every message may have beside its own data. */
const shared = {
  /** The recipient's name, for the greeting. */
  name: words.optional(),
  /** The address where the recipient ends such messages. */
  unsubscribe: z.string().optional(),
};
const message = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.object({ ...shared, ...shape });
/** About a story that somebody invited the recipient to. */
const together = { organiser: words, storyTitle: words };

/** The data of each kind of message: what its words need, and nothing else. */
export const messageData = {
  invitation: message({
    occasion: z.enum(["first", "resent", "reminder", "test"]),
    ...together,
    characters: z.array(z.string()),
    note: words,
    expiresAt: when,
    deadline: when.nullable(),
    link,
  }),
  joined: message({ participant: words, storyTitle: words, link }),
  /** To the owner; several takes and texts of several people are one message. */
  contributed: message({
    storyTitle: words,
    people: z.array(z.object({ name: words, takes: count, texts: count })),
    link,
  }),
  "take-refused": message({ storyTitle: words, reason: TakeRefusal, line: words, link }),
  returned: message({ ...together, note: words, line: words, link }),
  accepted: message({ ...together, takes: count, link }),
  /** To a participant: the story can be heard with their voice. */
  regenerated: message({ ...together, characters: z.array(z.string()), link }),
  "narration-completed": message({ storyTitle: words, durationMs: count.nullable(), link }),
  "narration-failed": message({ storyTitle: words, link }),
  /** To the person whose voice was withdrawn. */
  "voice-withdrawn-receipt": message({
    storyTitle: words,
    receiptId: z.string(),
    cause: z.enum(["person", "erased", "expired", "story-deleted"]),
    takes: count,
    profiles: count,
    narrations: count,
    lines: count,
    withdrawnAt: when,
    deletedAt: when,
    link: z.string().nullable(),
  }),
  /** To the owner of the story that the voice was in. */
  "voice-withdrawn-note": message({ participant: words, storyTitle: words, lines: count, link }),
  /** To the owner, who opened the session. */
  "session-started": message({ storyTitle: words, deadline: when.nullable(), link }),
  /** To a participant: a closed session takes recordings again. */
  "session-reopened": message({ ...together, deadline: when.nullable(), link }),
  "session-closed": message({
    /** Who reads it. */
    reader: z.enum(["owner", "participant"]),
    cause: z.enum(["owner", "deadline", "story-deleted"]),
    ...together,
    link,
  }),
  "deadline-near": message({ ...together, deadline: when, linesLeft: count.nullable(), link }),
  welcome: message({ link }),
  "role-changed": message({ role: z.string(), link }),
  "story-created": message({ storyTitle: words, link }),
  "story-published": message({ storyTitle: words, link }),
  "story-analyzed": message({ storyTitle: words, link }),
  "characters-found": message({ storyTitle: words, characters: z.array(z.string()), link }),
  "tier-changed": message({ tier, previousTier: tier, link }),
  upgraded: message({ tier, amount: count, currency: z.string(), link }),
  "limit-reached": message({
    resource: z.string(),
    percent: count,
    used: count,
    allowance: count,
    renewsAt: when,
    link,
  }),
  "payment-done": message({ invoiceNumber: z.string(), amount: count, currency: z.string(), link }),
  "payment-failed": message({
    amount: count,
    currency: z.string(),
    nextTryAt: when.nullable(),
    endsAt: when.nullable(),
    link,
  }),
  /** Several messages in one: title and body are those of `inApp`. */
  digest: message({
    items: z.array(z.object({ title: z.string(), body: z.string(), link: z.string().nullable() })),
    link,
  }),
  "opted-out": message({ way: z.enum(["email", "sms"]) }),
  "opted-in": message({ way: z.enum(["email", "sms"]) }),
};

export type MessageKind = keyof typeof messageData;
export type MessageData = { readonly [Kind in MessageKind]: z.infer<(typeof messageData)[Kind]> };
export const messageKinds = Object.keys(messageData) as readonly MessageKind[];
