import { type SharedWatch, sharedWatch } from "@storytelling/service";
import { isRunning } from "../domain/narration.ts";
import { hasPrivateTakes } from "../store/human-lines.ts";
import { findNarration } from "../store/narrations.ts";
import { findStory } from "../store/stories.ts";
import { type At, type NarrationView, viewNarration } from "./view.ts";

/** A running narration, with the fields that decide who may play it. */
export interface SeenNarration {
  readonly view: NarrationView;
  readonly ownerId: string;
  readonly published: boolean;
}

/** Reads narrations once for all who follow them, until they have ended or are deleted. */
export const watchedNarrations = (at: At): SharedWatch<SeenNarration> =>
  sharedWatch({
    async read(id) {
      const row = await findNarration(at.db, id);
      if (!row) return undefined;
      const [view, story] = await Promise.all([viewNarration(at, row), findStory(at.db, row.story_id)]);
      return {
        view,
        ownerId: row.owner_id,
        published: (story?.published ?? false) && !(await hasPrivateTakes(at.db.read, id)),
      };
    },
    isLast: ({ view }) => !isRunning(view),
  });
