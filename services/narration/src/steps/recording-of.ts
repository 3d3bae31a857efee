import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import type { TakeWishes } from "../store/tables.ts";
import type { OpenTake } from "../store/takes.ts";
import { originalBlob } from "./blob-ids.ts";

/** A line that is read in a recording. */
export interface ReadLine {
  readonly line: number;
  readonly text: string;
  /** The speaker's name; null is the narrator. */
  readonly speaker: string | null;
  readonly speakerId: string | null;
  readonly occurrence: number;
  readonly language: string;
}

/** A recording as a person made it, and what was to be read. */
export interface Recording {
  readonly bytes: Uint8Array;
  readonly lines: readonly ReadLine[];
  readonly name: string | null;
  readonly wishes: TakeWishes;
}

/**
 * The recording of a take: asked of the collaboration service, or kept here when a user sent it to us. Null when the person
 * took it back.
 */
export const recordingOf = (app: App, take: OpenTake, signal: AbortSignal): Promise<Recording | null> =>
  take.contribution_id === null ? kept(app, take) : contributed(app, take, take.contribution_id, signal);

async function kept(app: App, take: OpenTake): Promise<Recording | null> {
  const { words } = take;
  if (!words) return null;
  const bytes = await buffer(await app.blobs.read(take.person_id, originalBlob(take.id)));
  const line = {
    ...{ line: take.line, text: words.texts.join(""), speaker: words.speaker, speakerId: take.speaker_id },
    ...{ occurrence: take.occurrence ?? 0, language: take.language ?? "en" },
  };
  return { bytes, lines: [line], name: take.name, wishes: take.wishes };
}

async function contributed(
  app: App,
  take: OpenTake,
  contributionId: string,
  signal: AbortSignal,
): Promise<Recording | null> {
  const asker = { actor: { id: take.person_id }, address: null, signal };
  try {
    const { name, language, lines, sha256, wishes } = await app.collaboration.take(contributionId, asker);
    const bytes = await app.collaboration.original(contributionId, asker);
    if (createHash("sha256").update(bytes).digest("hex") !== sha256)
      throw new Error("The recording that came differs from the one that was sent.");
    const read = lines.map(({ characterId: speakerId, ...line }) => ({
      ...line,
      speakerId,
      language: line.language ?? language,
    }));
    return { bytes, lines: read, name, wishes };
  } catch (error) {
    if (error instanceof Refusal && error.kind === "not-found") return null;
    throw error;
  }
}
