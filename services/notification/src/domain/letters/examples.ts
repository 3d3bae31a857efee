import type { MessageData } from "./data.ts";

/** Whom an example is written to, and what it is about. */
export interface Sample {
  readonly name: string;
  readonly organiser: string;
  readonly storyTitle: string;
  readonly characters: readonly string[];
  readonly line: string;
  readonly note: string;
}

export const sample: Sample = {
  name: "Rosa",
  organiser: "Ada Lind",
  storyTitle: "The Lighthouse Keeper's Daughter",
  characters: ["Captain Brook", "Aunt Mary"],
  line: "“Come in, child, before the rain does.”",
  note: "Dear Rosa, nobody can say this line as you do. Please read it as slowly as you told it to us.",
};

const origin = "http://localhost:8080";
const join = `${origin}/collaboration/v1/join/7QmZr1xX0YkV9c2sB4nLw8TfHdGpJa6KuEoRi3MvNyU`;
const link = `${origin}/collaboration/v1/booth/0190a1b2-7c3d-7e4f-8a5b-000000000012`;
const unsubscribe = `${origin}/notification/v1/opt-out/p3bS8kQe`;
const deadline = "2026-12-10T18:00:00.000Z";

/** One example of each kind of message, for the previews and the tests. */
export function examples({
  name,
  organiser,
  storyTitle,
  characters,
  line,
  note,
}: Sample = sample): MessageData {
  const to = { name, unsubscribe };
  const together = { ...to, organiser, storyTitle };
  const own = { ...to, storyTitle, link: `${origin}/` };
  const account = { ...to, link: `${origin}/` };
  return {
    invitation: {
      ...together,
      occasion: "first",
      characters: characters.slice(0, 1),
      note,
      expiresAt: "2026-12-12T16:00:00.000Z",
      deadline,
      link: join,
    },
    joined: { ...own, participant: name },
    contributed: {
      ...own,
      people: [
        { name, takes: 5, texts: 0 },
        { name: organiser, takes: 1, texts: 2 },
      ],
    },
    "take-refused": { ...to, storyTitle, reason: "audio-silent", line, link },
    returned: { ...together, note, line, link },
    accepted: { ...together, takes: 3, link },
    regenerated: { ...together, characters: [...characters], link },
    "narration-completed": { ...own, durationMs: 612_340 },
    "narration-failed": own,
    "voice-withdrawn-receipt": {
      ...to,
      storyTitle,
      receiptId: "0190a1b2-7c3d-7e4f-8a5b-000000000017",
      cause: "person",
      takes: 5,
      profiles: 1,
      narrations: 1,
      lines: 5,
      withdrawnAt: "2026-11-28T10:00:00.000Z",
      deletedAt: "2026-11-28T10:00:01.000Z",
      link,
    },
    "voice-withdrawn-note": { ...own, participant: name, lines: 5 },
    "session-started": { ...own, deadline },
    "session-reopened": { ...together, deadline, link },
    "session-closed": { ...together, reader: "participant", cause: "deadline", link },
    "deadline-near": { ...together, deadline, linesLeft: 3, link },
    welcome: account,
    "role-changed": { ...account, role: "moderator" },
    "story-created": own,
    "story-published": own,
    "story-analyzed": own,
    "characters-found": { ...own, characters: [...characters] },
    "tier-changed": { ...account, tier: "gold", previousTier: "free" },
    upgraded: { ...account, tier: "gold", amount: 435, currency: "EUR" },
    "limit-reached": {
      ...account,
      resource: "narratedCharacters",
      percent: 80,
      used: 33_120,
      allowance: 40_000,
      renewsAt: "2026-12-01T00:00:00.000Z",
    },
    "payment-done": { ...account, invoiceNumber: "INV-2026-000001", amount: 1699, currency: "EUR" },
    "payment-failed": {
      ...account,
      amount: 1699,
      currency: "EUR",
      nextTryAt: "2026-12-02T10:00:00.000Z",
      endsAt: null,
    },
    digest: {
      ...account,
      items: [
        { title: storyTitle, body: line, link },
        { title: organiser, body: note, link: null },
      ],
    },
    "opted-out": { ...to, way: "sms" },
    "opted-in": { ...to, way: "sms" },
  };
}
