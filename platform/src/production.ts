import { randomUUID } from "node:crypto";
import { openAsBlob } from "node:fs";
import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Api, ApiProblem } from "./api.ts";

/** The parts of the services' answers about a story that are used here. */
export interface StoryView {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly revision: number;
  readonly words: number;
  readonly warnings?: readonly string[];
}

export interface AnalysisView {
  readonly status: "queued" | "running" | "done" | "failed";
  readonly progress: number;
  readonly stage: string | null;
  readonly error?: string | null;
}

export interface NarrationView {
  readonly id: string;
  readonly status: "queued" | "rendering" | "mastering" | "done" | "failed" | "cancelled";
  readonly progress: {
    readonly lines: number;
    readonly done: number;
    readonly rendered: number;
    readonly reused: number;
    readonly fraction: number;
    readonly etaSeconds: number | null;
  };
  readonly durationMs: number | null;
  readonly error?: string | null;
}

const ended = { analysis: new Set(["done", "failed"]), narration: new Set(["done", "failed", "cancelled"]) };

export async function importStory(
  api: Api,
  file: string,
  options: { title?: string | undefined; idempotencyKey?: string; signal?: AbortSignal } = {},
): Promise<StoryView> {
  const form = new FormData();
  form.set("file", await openAsBlob(file), basename(file));
  if (options.title) form.set("title", options.title);
  return api.json<StoryView>("/story/v1/stories/import", {
    form,
    headers: { "idempotency-key": options.idempotencyKey ?? randomUUID() },
    ...(options.signal ? { signal: options.signal } : {}),
  });
}

/** Analyses a story's current revision; calls `onProgress` at each change. */
export async function analyze(
  api: Api,
  storyId: string,
  onProgress: (view: AnalysisView) => void,
  signal?: AbortSignal,
): Promise<void> {
  const path = `/story/v1/stories/${storyId}`;
  await api.post(`${path}/analyze`, undefined, signal);
  const last = await follow<AnalysisView>(
    api,
    `${path}/analysis/progress`,
    (view) => ended.analysis.has(view.status),
    onProgress,
    signal,
  );
  if (last.status === "failed") throw new Error(last.error ?? "The analysis failed.");
}

/** Narrates a story that is analysed; calls `onProgress` at each change. */
export async function narrate(
  api: Api,
  request: { storyId: string; voices?: Record<string, string> },
  onProgress: (view: NarrationView) => void,
  signal?: AbortSignal,
): Promise<NarrationView> {
  const { id } = await api.post<NarrationView>("/narration/v1/narrations", request, signal);
  const path = `/narration/v1/narrations/${id}`;
  const last = await follow<NarrationView>(
    api,
    `${path}/progress`,
    (view) => ended.narration.has(view.status),
    onProgress,
    signal,
  );
  if (last.status !== "done") throw new Error(last.error ?? `The narration was ${last.status}.`);
  return last;
}

/** Follows an event stream to its end; when the platform stops, waits until it is back. */
async function follow<T>(
  api: Api,
  path: string,
  isLast: (view: T) => boolean,
  onProgress: (view: T) => void,
  signal?: AbortSignal,
): Promise<T> {
  for (let misses = 0; ; ) {
    try {
      for await (const view of api.watch<T>(path, signal)) {
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
