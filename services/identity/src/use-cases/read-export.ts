import { answer } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import { useCase } from "../app.ts";
import { ExportView, exportViewOf } from "../domain/rights.ts";
import { latestExport } from "../store/exports.ts";

export const readExport = useCase({
  answer: ExportView,
  async run(app, { actor }) {
    const latest = await latestExport(app.db.read, actor.id);
    if (!latest) throw notFound("export");
    return answer(exportViewOf(latest, app.clock.now()));
  },
});
