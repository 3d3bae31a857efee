import { keysOf, type SpokenBy } from "../domain/line-key.ts";
import type { ChosenTake } from "../domain/overlay.ts";
import type { Reader } from "../store/tables.ts";
import { type Choice, currentChoices } from "../store/take-choices.ts";
import { isSameKept, keptKeys } from "../store/take-keys.ts";
import { piecesOfTakes } from "../store/take-pieces.ts";
import { takesById } from "../store/takes.ts";
import { wordOf } from "./segment-words.ts";

/** What is chosen for the lines of a script or a narration, by line. */
export async function choicesFor(
  reader: Reader,
  { ownerId, storyId }: { ownerId: string; storyId: string },
  lines: readonly SpokenBy[],
): Promise<ReadonlyMap<number, Choice>> {
  const choices = await currentChoices(reader, storyId);
  if (choices.length === 0) return new Map();
  const byText = Map.groupBy(choices, ({ text_key }) => text_key.toString("hex"));
  const keys = await keptKeys(reader, ownerId, keysOf(lines));
  return new Map(
    lines.flatMap(({ line, text }, at): [number, Choice][] => {
      const key = keys[at];
      if (!key || !/[\p{L}\p{N}]/u.test(text)) return [];
      const choice = byText.get(key.text_key.toString("hex"))?.find((one) => isSameKept(one, key));
      return choice ? [[line, choice]] : [];
    }),
  );
}

/** The takes with these ids that are ready, with their pieces. */
export async function readyTakes(reader: Reader, ids: readonly string[]): Promise<Map<string, ChosenTake>> {
  const takes = (await takesById(reader, ids)).filter(({ status, words }) => status === "ready" && words);
  const pieces = await piecesOfTakes(
    reader,
    takes.map(({ id }) => id),
  );
  return new Map(
    takes.map(({ id, words }) => {
      const timed = (pieces.get(id) ?? []).map((piece) => piece.words.map(wordOf));
      return [id, { id, texts: words?.texts ?? [], words: timed }];
    }),
  );
}

/** The takes that are chosen for lines, by line. */
export async function chosenTakes(
  reader: Reader,
  of: { ownerId: string; storyId: string },
  lines: readonly SpokenBy[],
): Promise<ReadonlyMap<number, ChosenTake>> {
  const choices = await choicesFor(reader, of, lines);
  const ids = [...choices.values()].flatMap(({ take_id }) => take_id ?? []);
  const takes = await readyTakes(reader, ids);
  return new Map(
    [...choices].flatMap(([line, { take_id }]) => {
      const take = takes.get(take_id ?? "");
      return take ? [[line, take] as const] : [];
    }),
  );
}
