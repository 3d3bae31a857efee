import type { Media } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import type { App } from "../app.ts";
import type { Contribution } from "../domain/contribution.ts";

/** The media types of originals. */
export const originalTypes = [
  "audio/webm",
  "audio/mp4",
  "audio/mpeg",
  "audio/ogg",
  "audio/wav",
  "audio/flac",
  "audio/x-caf",
  "audio/amr",
  "application/octet-stream",
];

/** The original of a contribution, as its participant sent it. @throws Refusal `contribution-not-found` */
export async function originalOf(app: App, { id, personId }: Contribution): Promise<Media> {
  const info = await app.blobs.info(personId, id);
  if (!info) throw notFound("contribution");
  return {
    contentType: info.contentType,
    size: info.size,
    etag: `"${info.sha256}"`,
    read: (range) => app.blobs.read(personId, id, range),
  };
}
