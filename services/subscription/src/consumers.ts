import {
  disputeClosed,
  narrationCancelled,
  narrationCompleted,
  narrationDeleted,
  narrationFailed,
  narrationRequested,
  narrationResumed,
  paymentDisputed,
  paymentFailed,
  paymentProcessed,
  storyAnalysisFailed,
  storyAnalysisRequested,
  storyAnalyzed,
  storyCreated,
  subscriptionUpgraded,
  takeReady,
  usageLimitReached,
  userRegistered,
  userSubscriptionChanged,
} from "@storytelling/events";
import { consumersFor, unlessErased } from "@storytelling/service";
import type { App } from "./app.ts";
import { countStory } from "./use-cases/count-story.ts";
import { countTake } from "./use-cases/count-take.ts";
import { audiobookDeleted, audiobookStored } from "./use-cases/follow-storage.ts";
import { workBegan, workEnded, workFailed } from "./use-cases/follow-work.ts";
import { keepReceipt } from "./use-cases/keep-receipt.ts";
import {
  noteDecision,
  noteDispute,
  noteFailure,
  notePayment,
  noteTier,
  noteUpgrade,
} from "./use-cases/note-activity.ts";
import { noteLimit } from "./use-cases/note-limit.ts";
import { startFree } from "./use-cases/start-free.ts";

const on = consumersFor<App>();

/** All events that subscription handles. */
export const consumers = [
  on(userRegistered, "start-free", startFree),
  on(userSubscriptionChanged, "note-tier", noteTier),
  on(subscriptionUpgraded, "note-upgrade", noteUpgrade),
  on(paymentProcessed, "note-payment", notePayment),
  on(paymentProcessed, "keep-receipt", keepReceipt),
  on(paymentFailed, "note-failure", noteFailure),
  on(paymentDisputed, "note-dispute", noteDispute),
  on(disputeClosed, "note-decision", noteDecision),
  on(storyCreated, "count-story", countStory),
  on(storyAnalysisRequested, "hold-analysis", unlessErased(workBegan("analysedWords")), { early: true }),
  on(storyAnalyzed, "commit-analysis", unlessErased(workEnded("analysedWords")), { early: true }),
  on(storyAnalysisFailed, "release-analysis", unlessErased(workFailed("analysedWords")), { early: true }),
  on(narrationRequested, "hold-narration", unlessErased(workBegan("narratedCharacters")), { early: true }),
  on(narrationResumed, "hold-resumed-narration", unlessErased(workBegan("narratedCharacters")), {
    early: true,
  }),
  on(narrationCompleted, "commit-narration", unlessErased(workEnded("narratedCharacters")), { early: true }),
  on(narrationCancelled, "commit-cancelled-narration", unlessErased(workEnded("narratedCharacters")), {
    early: true,
  }),
  on(narrationFailed, "release-narration", unlessErased(workFailed("narratedCharacters")), { early: true }),
  on(narrationCompleted, "store-audiobook", unlessErased(audiobookStored), { early: true }),
  on(narrationDeleted, "drop-audiobook", audiobookDeleted, { early: true }),
  on(takeReady, "count-take", unlessErased(countTake), { early: true }),
  on(usageLimitReached, "note-limit", noteLimit),
];
