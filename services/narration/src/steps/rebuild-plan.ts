import { notFound } from "@storytelling/values";
import { fitTakes } from "../domain/fit-takes.ts";
import { type ChosenTake, placeTake } from "../domain/overlay.ts";
import { narratedLines } from "../domain/spoken-lines.ts";
import type { OpenNarration } from "../store/narration-words.ts";
import { listSegments, type SegmentRow } from "../store/segments.ts";
import type { Reader } from "../store/tables.ts";
import type { SegmentChange } from "../store/take-changes.ts";
import { takesById } from "../store/takes.ts";
import { chosenTakes, readyTakes } from "./chosen-takes.ts";
import { fittingTake } from "./fitted-takes.ts";

/** What a rebuild of a narration changes. */
export interface RebuildPlan {
  readonly changes: readonly SegmentChange[];
  /** The takes that are heard anew. */
  readonly takes: readonly string[];
  /** Named takes that are still being prepared. */
  readonly waiting: readonly string[];
  /** Named takes that cannot be used here: they were refused, or the words of their lines are others. */
  readonly unused: readonly string[];
  /** How many characters must be spoken for the first time. */
  readonly characters: number;
}

/** Compares a narration with the takes that are chosen for its lines; with `named`, only with those takes. */
export async function planRebuild(
  reader: Reader,
  row: OpenNarration,
  named: readonly string[] | undefined,
): Promise<RebuildPlan> {
  const segments = await listSegments({ read: reader }, row.id);
  const lines = narratedLines(segments, row.parts);
  const of = { ownerId: row.owner_id, storyId: row.story_id };
  const wish = named ? await namedTakes(reader, row, lines, named) : null;
  const wanted = wish?.wanted ?? (await chosenTakes(reader, of, lines));
  const changes: SegmentChange[] = [];
  for (const [line, own] of Map.groupBy(segments, (segment) => segment.line)) {
    const take = wanted.get(line);
    if (take || !wish) changes.push(...changesOf(own, take));
  }
  const takes = [...new Set(changes.flatMap(({ take }) => take?.takeId ?? []))];
  const { waiting = [], unused = [] } = wish ?? {};
  return { changes, takes, waiting, unused, characters: charactersOf(segments, changes) };
}

/** The changes of the segments of one line. */
function changesOf(own: readonly SegmentRow[], take: ChosenTake | undefined): SegmentChange[] {
  const pieces =
    take &&
    placeTake(
      take,
      own.map(({ text }) => text),
    );
  return own.flatMap(({ index, hash, take_id: before }, at) => {
    const placed = (hash === null ? null : pieces?.[at]) ?? null;
    return (placed?.takeId ?? null) === before ? [] : [{ index, take: placed }];
  });
}

/** What synthetic voices must speak for the first time, where takes are not heard any more. Equal lines count once. */
function charactersOf(segments: readonly SegmentRow[], changes: readonly SegmentChange[]): number {
  const back = new Set(changes.flatMap(({ index, take }) => (take ? [] : [index])));
  const texts = new Map(
    segments.flatMap(({ index, hash, text, rendered }) =>
      back.has(index) && hash !== null && !rendered ? [[hash, text] as const] : [],
    ),
  );
  return [...texts.values()].reduce((sum, text) => sum + [...text].length, 0);
}

/** @throws Refusal `not-found` for a take that is not of this story */
async function namedTakes(
  reader: Reader,
  row: OpenNarration,
  lines: ReturnType<typeof narratedLines>,
  named: readonly string[],
) {
  const takes = await takesById(reader, named);
  const known = new Set(takes.filter((take) => take.story_id === row.story_id).map(({ id }) => id));
  if (!named.every((id) => known.has(id))) throw notFound("take");
  const fits = fitTakes(lines, takes.flatMap(fittingTake));
  const ready = await readyTakes(reader, named);
  const wanted = new Map<number, ChosenTake>();
  for (const id of named) {
    const [fit, take] = [fits.get(id), ready.get(id)];
    if (take && fit?.fits === "exact") wanted.set(fit.line, take);
  }
  const used = new Set([...wanted.values()].map(({ id }) => id));
  const waiting = takes.filter(({ status }) => status === "received" || status === "waiting");
  const waitingIds = waiting.map(({ id }) => id);
  const unused = named.filter((id) => !used.has(id) && !waitingIds.includes(id));
  return { wanted, waiting: waitingIds, unused };
}
