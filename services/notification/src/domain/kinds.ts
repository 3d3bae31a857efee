import type { MessageKind } from "./letters/index.ts";
import type { Topic, Way } from "./ways.ts";

/** How messages of a kind are treated. */
export interface KindRules {
  readonly topic: Topic;
  /** The ways of a user who has chosen none; e-mail is possible only where it is named. */
  readonly ways: readonly Way[];
  /** Minutes that a message waits for others of its kind, about the same session: one message then tells all of them. */
  readonly gatherMinutes?: number;
  /** Whether its e-mail can wait for a daily digest. */
  readonly digested?: true;
  /** Sent whatever the person has chosen: the law or the contract asks for it. Nobody can unsubscribe from it. */
  readonly always?: true;
}

/** The rules of each kind that events cause. */
export const kinds: Readonly<Record<MessageKind, KindRules>> = {
  invitation: { topic: "together", ways: ["email", "sms"] },
  joined: { topic: "together", ways: ["in-app", "email", "push"], digested: true },
  contributed: { topic: "together", ways: ["in-app", "email", "push"], gatherMinutes: 15, digested: true },
  "take-refused": { topic: "together", ways: ["in-app", "email", "push"], gatherMinutes: 2 },
  returned: { topic: "together", ways: ["in-app", "email", "push"], gatherMinutes: 10 },
  regenerated: { topic: "together", ways: ["in-app", "email", "push"] },
  accepted: { topic: "together", ways: ["in-app", "email"], gatherMinutes: 60, digested: true },
  "narration-completed": { topic: "narrations", ways: ["in-app", "email", "push"] },
  "narration-failed": { topic: "narrations", ways: ["in-app", "email"] },
  "voice-withdrawn-receipt": { topic: "consent", ways: ["in-app", "email"], always: true },
  "voice-withdrawn-note": { topic: "together", ways: ["in-app", "email"] },
  "session-started": { topic: "together", ways: ["in-app"] },
  "session-reopened": { topic: "together", ways: ["in-app", "email"] },
  "deadline-near": { topic: "together", ways: ["in-app", "email"] },
  "session-closed": { topic: "together", ways: ["in-app", "email"] },
  welcome: { topic: "account", ways: ["in-app"] },
  "role-changed": { topic: "account", ways: ["in-app", "email"], always: true },
  "story-created": { topic: "stories", ways: ["in-app"] },
  "story-published": { topic: "stories", ways: ["in-app"] },
  "story-analyzed": { topic: "stories", ways: ["in-app"] },
  "characters-found": { topic: "stories", ways: ["in-app"] },
  "tier-changed": { topic: "billing", ways: ["in-app"] },
  upgraded: { topic: "billing", ways: ["in-app", "email"] },
  "limit-reached": { topic: "billing", ways: ["in-app", "email"] },
  "payment-done": { topic: "billing", ways: ["in-app", "email"], always: true },
  "payment-failed": { topic: "billing", ways: ["in-app", "email"], always: true },
  digest: { topic: "together", ways: ["email"] },
  "opted-out": { topic: "account", ways: ["sms"], always: true },
  "opted-in": { topic: "account", ways: ["sms"], always: true },
};
