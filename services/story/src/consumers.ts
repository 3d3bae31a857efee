import {
  narrationCancelled,
  narrationCompleted,
  narrationFailed,
  narrationRequested,
  userRegistered,
} from "@storytelling/events";
import { consumersFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { followNarration } from "./use-cases/follow-narration.ts";
import { noteAuthor } from "./use-cases/note-author.ts";

const on = consumersFor<App>();

/** All events that the story service hears. */
export const consumers = [
  on(userRegistered, "note-author", noteAuthor, { batch: true }),
  on(narrationRequested, "show-narration-requested", followNarration("requested"), { early: true }),
  on(narrationCompleted, "show-narration-completed", followNarration("completed"), { early: true }),
  on(narrationFailed, "show-narration-failed", followNarration("failed"), { early: true }),
  on(narrationCancelled, "show-narration-cancelled", followNarration("cancelled"), { early: true }),
];
