import * as events from "@storytelling/events";
import { consumersFor, unlessErased } from "@storytelling/service";
import type { App } from "./app.ts";
import * as invite from "./use-cases/invite.ts";
import * as story from "./use-cases/note-story.ts";
import * as account from "./use-cases/tell-of-account.ts";
import * as billing from "./use-cases/tell-of-billing.ts";
import * as contributions from "./use-cases/tell-of-contributions.ts";
import * as narrations from "./use-cases/tell-of-narrations.ts";
import * as sessions from "./use-cases/tell-of-sessions.ts";
import * as stories from "./use-cases/tell-of-stories.ts";
import * as voices from "./use-cases/tell-of-voices.ts";

const on = consumersFor<App>();

/** The whole event surface. Whom a message is for is held against erasure in `tell`. */
export const consumers = [
  on(events.userRegistered, "welcome", account.welcome),
  on(events.userRoleChanged, "tell-role", account.tellRole),
  on(events.userSubscriptionChanged, "tell-tier", billing.tellTier),
  on(events.subscriptionUpgraded, "tell-upgrade", billing.tellUpgrade),
  on(events.usageLimitReached, "tell-limit", billing.tellLimit),
  on(events.paymentProcessed, "tell-payment", billing.tellPayment),
  on(events.paymentFailed, "tell-payment-failed", billing.tellPaymentFailed),
  on(events.storyCreated, "note-story", story.noteStory),
  on(events.storyRevised, "note-revised-story", story.noteStory),
  on(events.storyDeleted, "forget-story", unlessErased(story.forgetStory)),
  on(events.storyCreated, "tell-story", stories.tellCreated),
  on(events.storyPublished, "tell-published", stories.tellPublished),
  on(events.storyAnalyzed, "tell-analysis", stories.tellAnalyzed),
  on(events.charactersExtracted, "tell-characters", stories.tellCharacters),
  on(events.narrationCompleted, "tell-narration", narrations.tellCompleted),
  on(events.narrationFailed, "tell-narration-failed", narrations.tellFailed),
  on(events.takeRefused, "tell-take-refused", voices.tellRefused),
  on(events.voiceWithdrawn, "tell-voice-withdrawn", voices.tellWithdrawn),
  on(events.collaborationStarted, "tell-session", sessions.tellStarted),
  on(events.collaborationClosed, "tell-session-closed", sessions.tellClosed),
  on(events.collaborationReopened, "tell-session-reopened", sessions.tellReopened),
  on(events.invitationSent, "send-invitation", invite.sendInvitation),
  on(events.invitationRevoked, "revoke-invitation", invite.revokeInvitation),
  on(events.participantJoined, "tell-joined", sessions.tellJoined),
  on(events.participantLinked, "note-linked", sessions.noteLinked),
  on(events.voiceContributed, "tell-voice", contributions.tellVoice),
  on(events.textContributed, "tell-text", contributions.tellText),
  on(events.contributionReturned, "tell-returned", contributions.tellReturned),
  on(events.contributionAccepted, "tell-accepted", contributions.tellAccepted),
];
