import type { Clock, Db } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { creditsOf, providerIn } from "../domain/label.ts";
import { etaOf, fractionOf, UNMEASURED_MASTERING, type Work } from "../domain/progress.ts";
import { humanLines } from "../store/human-lines.ts";
import type { NarrationRow, OpenNarration } from "../store/narration-words.ts";
import { masteringSpeed, paceSince } from "../store/renditions.ts";
import type { Reader, Tables } from "../store/tables.ts";
import { VoicesOfNarration, voicesOfNarration, type WithNeural } from "./neural-voices.ts";

const RECENT_MS = 20_000;

/** The database and the clock that a view needs. */
export interface At extends WithNeural {
  readonly db: Db<Tables>;
  readonly clock: Clock;
}

/** A voice by id and name. */
export const VoiceName = z.object({ id: z.string(), name: z.string() });

/** A narration as the API shows it. */
export const NarrationView = z
  .object({
    id: Id,
    storyId: Id,
    revision: z.number().int(),
    title: z.string(),
    status: z.enum(["queued", "rendering", "mastering", "done", "failed", "cancelled"]),
    progress: z.object({
      lines: z.number().int(),
      done: z.number().int().meta({ description: "Lines whose audio exists, rendered or reused." }),
      rendered: z.number().int().meta({ description: "Renditions made for this narration." }),
      reused: z
        .number()
        .int()
        .meta({ description: "Lines that needed no rendition, because equal audio existed." }),
      fraction: z.number().meta({ description: "0 to 1." }),
      etaSeconds: z.number().int().nullable().meta({ description: "Null until it can be estimated." }),
    }),
    quality: z
      .object({
        checked: z.number().int().meta({ description: "Lines whose audio was checked." }),
        rerendered: z
          .number()
          .int()
          .meta({ description: "Lines that were rendered again, since the first attempt had flaws." }),
        reported: z.number().int().meta({ description: "Lines that still have flaws; see the segments." }),
      })
      .meta({ description: "What the check of the lines' audio found." }),
    voices: VoicesOfNarration,
    credits: z.string().meta({
      description:
        "What listeners must be told: which lines are synthetic, by which voices, and which people speak.",
    }),
    humanLines: z.number().int().meta({ description: "Lines that people speak." }),
    playable: z.boolean().meta({
      description: "Whether its audiobook can be played. While it is regenerated, that is the one before.",
    }),
    durationMs: z.number().int().nullable(),
    cast: z.array(
      z.object({ character: z.object({ id: z.string(), name: z.string() }).nullable(), voice: VoiceName }),
    ),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    notes: z
      .array(z.object({ code: z.string(), message: z.string() }))
      .meta({ description: "What its owner should know, such as who reads a chapter in another language." }),
    error: z.string().optional().meta({ description: "Why it failed." }),
  })
  .meta({ id: "Narration" });
export type NarrationView = z.infer<typeof NarrationView>;

/** The view of a narration, with the remaining time if it can be estimated. */
export async function viewNarration(
  at: At,
  row: OpenNarration,
  reader: Reader = at.db.read,
): Promise<NarrationView> {
  const work = workOf(row, at.clock.now());
  const human = await humanLines(reader, row.id);
  const parts = row.parts.map(({ voiceId, voiceName, provider = providerIn(voiceId) }) => ({
    voiceName,
    provider,
  }));
  return {
    id: row.id,
    storyId: row.story_id,
    revision: row.revision,
    title: row.title,
    status: row.status,
    progress: {
      lines: row.lines,
      done: row.lines_ready,
      rendered: row.rendered,
      reused: row.lines_ready - row.rendered,
      fraction: fractionOf(work),
      etaSeconds: await etaSeconds(at, row, work, reader),
    },
    quality: {
      checked: row.lines_checked,
      rerendered: row.lines_rerendered,
      reported: row.lines_flawed,
    },
    voices: voicesOfNarration(at, row.language, parts),
    credits: creditsOf(parts, row.language, human),
    humanLines: human?.human ?? 0,
    playable: row.book !== null,
    durationMs: row.duration_ms,
    cast: row.parts.map(({ characterId, name, voiceId, voiceName }) => ({
      character: characterId === null ? null : { id: characterId, name },
      voice: { id: voiceId, name: voiceName },
    })),
    notes: [...(row.notes ?? []), ...(row.chapters_changed ? [chaptersChangedNote] : [])],
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    ...(row.error === null ? {} : { error: row.error }),
  };
}

const chaptersChangedNote = {
  code: "chapters-changed",
  message:
    "The chapters changed after this narration was requested. Request it again: only lines that sound different are spoken anew.",
};

const workOf = (row: NarrationRow, now: Date): Work => ({
  status: row.status,
  words: row.words,
  wordsToRender: row.words_to_render,
  wordsLeft: row.words_left,
  bookMs: row.book_ms,
  masteredMs: row.mastered_ms,
  masteringSeconds: row.mastering_at ? (now.getTime() - row.mastering_at.getTime()) / 1000 : 0,
});

async function etaSeconds(at: At, row: NarrationRow, work: Work, reader: Reader): Promise<number | null> {
  if (row.status !== "rendering" && row.status !== "mastering") return null;
  const now = at.clock.now();
  const recent = new Date(Math.max(row.started_at.getTime(), now.getTime() - RECENT_MS));
  const [pace, speed] = await Promise.all([
    row.status === "rendering" ? paceSince(reader, row.id, recent, now) : null,
    masteringSpeed(reader),
  ]);
  return etaOf(work, pace, speed ?? UNMEASURED_MASTERING);
}
