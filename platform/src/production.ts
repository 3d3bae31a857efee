import { randomUUID } from "node:crypto";
import { openAsBlob } from "node:fs";
import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ApiProblem, answered, type Called, watch } from "@storytelling/clients";
import type { Schemas as NarrationSchemas } from "@storytelling/clients/narration";
import type { Schemas as StorySchemas } from "@storytelling/clients/story";
import type { Api } from "./api.ts";

export type ImportedStory = StorySchemas["ImportedStory"];
export type AnalysisView = StorySchemas["Analysis"];
export type NarrationView = NarrationSchemas["Narration"];
type NewNarration = NarrationSchemas["NewNarration"];

const ended = { analysis: new Set(["done", "failed"]), narration: new Set(["done", "failed", "cancelled"]) };

export async function importStory(
  api: Api,
  file: string,
  options: { title?: string | undefined; idempotencyKey?: string; signal?: AbortSignal } = {},
): Promise<ImportedStory> {
  return answered(
    api.story.POST("/story/v1/stories/import", {
      params: { header: { "Idempotency-Key": options.idempotencyKey ?? randomUUID() } },
      body: {
        file: new File([await openAsBlob(file)], basename(file)),
        ...(options.title ? { title: options.title } : {}),
      },
      ...(options.signal ? { signal: options.signal } : {}),
    }),
  );
}

/** Analyses a story's current revision; calls `onProgress` at each change. */
export async function analyze(
  api: Api,
  storyId: string,
  onProgress: (view: AnalysisView) => void,
  signal?: AbortSignal,
): Promise<void> {
  const init = { params: { path: { id: storyId } }, ...(signal ? { signal } : {}) };
  await answered(api.story.POST("/story/v1/stories/{id}/analyze", init));
  const last = await follow(
    (stream) => api.story.GET("/story/v1/stories/{id}/analysis/progress", { ...stream, ...init }),
    (view) => ended.analysis.has(view.status),
    onProgress,
    signal,
  );
  if (last.status === "failed") throw new Error(last.error ?? "The analysis failed.");
}

/** Narrates a story that is analysed; calls `onProgress` at each change. */
export async function narrate(
  api: Api,
  body: NewNarration,
  onProgress: (view: NarrationView) => void,
  signal?: AbortSignal,
): Promise<NarrationView> {
  const until = signal ? { signal } : {};
  const { id } = await answered(api.narration.POST("/narration/v1/narrations", { body, ...until }));
  const init = { params: { path: { id } }, ...until };
  const last = await follow(
    (stream) => api.narration.GET("/narration/v1/narrations/{id}/progress", { ...stream, ...init }),
    (view) => ended.narration.has(view.status),
    onProgress,
    signal,
  );
  if (last.status !== "done") throw new Error(last.error ?? `The narration was ${last.status}.`);
  return last;
}

/** Follows an event stream to its end; when the platform stops, waits until it is back. */
async function follow<T>(
  call: (stream: object) => Called<T>,
  isLast: (view: T) => boolean,
  onProgress: (view: T) => void,
  signal?: AbortSignal,
): Promise<T> {
  for (let misses = 0; ; ) {
    try {
      for await (const view of watch(call)) {
        misses = 0;
        onProgress(view);
        if (isLast(view)) return view;
      }
      misses += 1;
    } catch (error) {
      if (signal?.aborted || error instanceof ApiProblem || ++misses > 60) throw error;
    }
    await sleep(500, undefined, signal ? { signal } : {});
  }
}
