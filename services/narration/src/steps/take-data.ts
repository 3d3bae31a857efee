import { type DataPart, jsonPart } from "@storytelling/service";
import type { App } from "../app.ts";
import { choicesBy } from "../store/take-choices.ts";
import { piecesOfTakes } from "../store/take-pieces.ts";
import { takesAbout } from "../store/take-removal.ts";
import { takesById } from "../store/takes.ts";
import { blobPart } from "./blob-part.ts";
import { viewTake } from "./take-view.ts";

/** The takes in a user's stories with what was chosen, and the recordings of their own voice with the audio. */
export async function* takeData(app: App, userId: string): AsyncGenerator<DataPart> {
  const reader = app.db.read;
  const ids = (await takesAbout(reader, userId)).map(({ id }) => id);
  const takes = await takesById(reader, ids);
  yield jsonPart("narration/takes.json", takes.map(viewTake));
  yield jsonPart("narration/take-choices.json", await choicesBy(reader, userId));
  const pieces = await piecesOfTakes(reader, ids);
  for (const { id, person_id: personId } of takes) {
    if (personId !== userId) continue;
    for (const { piece, blob_id } of pieces.get(id) ?? [])
      yield* blobPart(app, userId, blob_id, `narration/takes/${id}-${piece + 1}.wav`);
  }
}
