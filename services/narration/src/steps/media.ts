import type { Media } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import type { App } from "../app.ts";

/** A blob as a response. @throws Refusal `not-found` */
export async function mediaOf(app: App, owner: string, id: string, filename: string): Promise<Media> {
  const info = await app.blobs.info(owner, id);
  if (!info) throw notFound("audio");
  return {
    contentType: info.contentType,
    size: info.size,
    etag: `"${info.sha256}"`,
    filename,
    read: (range) => app.blobs.read(owner, id, range),
  };
}
