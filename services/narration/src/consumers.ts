import {
  chaptersChanged,
  charactersCorrected,
  charactersExtracted,
  consentGiven,
  consentWithdrawn,
  contributionAccepted,
  contributionDeclined,
  contributionWithdrawn,
  storyCreated,
  storyDeleted,
  storyPublished,
  storyRevised,
  storyUnpublished,
  userSubscriptionChanged,
  voiceContributed,
} from "@storytelling/events";
import { consumersFor, unlessErased } from "@storytelling/service";
import type { App } from "./app.ts";
import { castCorrected, castExtracted } from "./use-cases/cast-extracted.ts";
import { acceptTake, declineTake, withdrawTake } from "./use-cases/decide-take.ts";
import { forgetStory } from "./use-cases/forget-story.ts";
import { noteChapters } from "./use-cases/note-chapters.ts";
import { noteConsent } from "./use-cases/note-consent.ts";
import { notePatron } from "./use-cases/note-patron.ts";
import { notePublished, noteStory, noteUnpublished } from "./use-cases/note-story.ts";
import { noteWithdrawal } from "./use-cases/note-withdrawal.ts";
import { receiveVoice } from "./use-cases/receive-voice.ts";
import { retryWaitingTakes } from "./use-cases/retry-waiting-takes.ts";

const on = consumersFor<App>();

/** All events that the narration service hears. */
export const consumers = [
  on(storyCreated, "note-story", noteStory, { batch: true }),
  on(storyRevised, "note-revision", noteStory, { batch: true }),
  on(storyPublished, "note-published", notePublished, { batch: true, early: true }),
  on(storyUnpublished, "note-unpublished", noteUnpublished, { batch: true, early: true }),
  on(chaptersChanged, "note-chapters", noteChapters),
  on(charactersExtracted, "cast-extracted", castExtracted),
  on(charactersCorrected, "cast-corrected", castCorrected),
  on(storyDeleted, "forget-story", unlessErased(forgetStory), { early: true }),
  on(userSubscriptionChanged, "note-patron", notePatron),
  on(userSubscriptionChanged, "retry-waiting-takes", unlessErased(retryWaitingTakes)),
  on(voiceContributed, "receive-voice", receiveVoice),
  on(contributionAccepted, "accept-take", unlessErased(acceptTake)),
  on(contributionDeclined, "decline-take", unlessErased(declineTake)),
  on(contributionWithdrawn, "withdraw-take", withdrawTake),
  on(consentGiven, "note-consent", noteConsent),
  on(consentWithdrawn, "note-withdrawal", noteWithdrawal),
];
