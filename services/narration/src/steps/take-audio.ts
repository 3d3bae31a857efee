import { encodeWav } from "@storytelling/media";
import type { Media } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import type { App } from "../app.ts";
import { piecesOfTakes } from "../store/take-pieces.ts";
import type { OpenTake } from "../store/takes.ts";
import { bytesOf } from "./bytes.ts";
import { mediaOf } from "./media.ts";
import { requireReady } from "./own-take.ts";
import { readRendition } from "./read-rendition.ts";

/** The audio of a take; a take of a long line is put together from its pieces. */
export async function takeAudio(app: App, take: OpenTake): Promise<Media> {
  requireReady(take);
  const pieces = (await piecesOfTakes(app.db.read, [take.id])).get(take.id) ?? [];
  const [first] = pieces;
  const name = `take ${take.line + 1}.wav`;
  if (!first) throw notFound("take");
  if (pieces.length === 1) return mediaOf(app, take.person_id, first.blob_id, name);
  const parts = [];
  for (const { blob_id } of pieces) parts.push((await readRendition(app, take.person_id, blob_id)).pcm);
  const pcm = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    pcm.set(part, at);
    at += part.length;
  }
  return bytesOf(encodeWav(pcm, first.sample_rate), "audio/wav", name);
}
