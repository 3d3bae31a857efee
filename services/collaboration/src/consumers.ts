import {
  chaptersChanged,
  charactersCorrected,
  messageFailed,
  messageSent,
  recipientOptedOut,
  storyAnalyzed,
  storyDeleted,
  storyRevised,
  takeReady,
  takeRefused,
  userSubscriptionChanged,
  voiceWithdrawn,
} from "@storytelling/events";
import { consumersFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { followStory, forgetStory } from "./use-cases/follow-story.ts";
import { noteMessageFailed, noteMessageSent, noteRecipientOptedOut } from "./use-cases/note-delivery.ts";
import { noteReceipt } from "./use-cases/note-receipt.ts";
import { noteTakeReady, noteTakeRefused } from "./use-cases/note-take.ts";
import { noteTier } from "./use-cases/note-tier.ts";

const on = consumersFor<App>();

/** All events that the collaboration service hears. */
export const consumers = [
  on(storyRevised, "follow-revision", followStory),
  on(storyAnalyzed, "follow-analysis", followStory),
  on(charactersCorrected, "follow-correction", followStory),
  on(chaptersChanged, "follow-chapters", followStory),
  on(storyDeleted, "forget-story", forgetStory),
  on(messageSent, "note-sent", noteMessageSent),
  on(messageFailed, "note-failed", noteMessageFailed),
  on(recipientOptedOut, "note-opted-out", noteRecipientOptedOut),
  on(voiceWithdrawn, "note-receipt", noteReceipt),
  on(takeReady, "note-take-ready", noteTakeReady),
  on(takeRefused, "note-take-refused", noteTakeRefused),
  on(userSubscriptionChanged, "note-tier", noteTier),
];
