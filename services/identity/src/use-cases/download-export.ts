import { answer, transaction } from "@storytelling/service";
import { notFound, Refusal } from "@storytelling/values";
import { useCase } from "../app.ts";
import { exportBlob } from "../steps/export-jobs.ts";
import { audit } from "../store/audit-log.ts";
import { latestExport } from "../store/exports.ts";

/** Returns the file, to its owner only, until it expires. */
export const downloadExport = useCase({
  answer: { media: ["application/zip"] },
  async run(app, { actor }) {
    const latest = await latestExport(app.db.read, actor.id);
    if (!latest) throw notFound("export");
    if (latest.status === "gathering")
      throw new Refusal(
        "conflict",
        "export-not-ready",
        "The export is not ready yet. Try again in a moment.",
      );
    const over = latest.expiresAt !== null && latest.expiresAt <= app.clock.now();
    const info = over ? null : await app.blobs.info(actor.id, exportBlob(latest.id));
    if (!info) throw notFound("export");
    return answer({
      contentType: info.contentType,
      size: info.size,
      etag: `"${info.sha256}"`,
      filename: `storytelling-${latest.requestedAt.toISOString().slice(0, 10)}.zip`,
      async read(range: { start: number; end: number } | undefined) {
        await transaction(app.db, (tx) => audit(app, tx, { action: "export-downloaded", actorId: actor.id }));
        return app.blobs.read(actor.id, info.id, range);
      },
    });
  },
});
