import { servicesWithPersonalData } from "@storytelling/events";
import { answer } from "@storytelling/service";
import { useCase } from "../app.ts";
import { ExportView, exportViewOf } from "../domain/rights.ts";
import { gatherExportJob } from "../steps/export-jobs.ts";
import { audit } from "../store/audit-log.ts";
import { insertExport, latestExport } from "../store/exports.ts";

/** Begins to gather all data about the caller. While that is under way, asking again begins nothing new. */
export const requestExport = useCase({
  answer: ExportView,
  run: (app, { actor, transaction }) =>
    transaction(async (tx) => {
      const now = app.clock.now();
      const begun = { id: app.ids.next(), userId: actor.id, services: servicesWithPersonalData };
      if (await insertExport(tx, begun, now)) {
        await app.jobs.enqueue(tx, gatherExportJob, [{ exportId: begun.id }]);
        await audit(app, tx, { action: "export-requested", actorId: actor.id });
      }
      const latest = await latestExport(tx, actor.id);
      if (!latest) throw new Error("The export is gone.");
      return answer(exportViewOf(latest, now));
    }),
});
