import { type SharedWatch, sharedWatch } from "@storytelling/service";
import type { AnalysisRun } from "../domain/analysis-run.ts";
import type { Story } from "../domain/story.ts";
import { latestRun } from "../store/analyses.ts";
import type { Reader } from "../store/db.ts";
import { findStory } from "../store/stories.ts";

/** A running analysis, with the fields of its story that decide who may see it. */
export interface SeenAnalysis {
  readonly run: AnalysisRun;
  readonly story: Pick<Story, "ownerId" | "status">;
}

export const keyOf = ({ id, revision }: Pick<Story, "id" | "revision">): string => `${id}/${revision}`;

/** Reads analyses once for all who follow them, until they are done, failed or deleted. */
export const watchedAnalyses = (db: { readonly read: Reader }): SharedWatch<SeenAnalysis> =>
  sharedWatch({
    async read(key) {
      const [storyId = "", revision] = key.split("/");
      const [run, story] = await Promise.all([
        latestRun(db.read, { storyId, revision: Number(revision) }),
        findStory(db.read, storyId),
      ]);
      if (!run || !story) return undefined;
      const { ownerId, status } = story;
      return { run, story: { ownerId, status } };
    },
    isLast: ({ run }) => run.status === "done" || run.status === "failed",
  });
