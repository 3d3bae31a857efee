import { answer } from "@storytelling/service";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { MailProvider, type MailReport, reportsIn } from "../domain/mail-reports.ts";
import { markOf } from "../steps/addresses.ts";
import { checkReport } from "../steps/check-report.ts";
import type { Tx } from "../store/db.ts";
import { recordFailure } from "../store/endings.ts";
import { failSent, lastTo } from "../store/sent.ts";
import { suppress } from "../store/suppressions.ts";

/** A mail provider reports bounces and complaints: nothing more is sent to these addresses. */
export const hearMail = useCase({
  params: z.object({ provider: MailProvider }),
  answer: "nothing",
  async run(app, { params: { provider }, raw, header, transaction }) {
    const bytes = raw?.bytes ?? Buffer.alloc(0);
    checkReport(app, provider, { bytes, header });
    const reports = reportsIn(provider, bytes);
    await transaction(async (tx) => {
      for (const report of reports) await act(app, tx, report);
    });
    return answer(undefined);
  },
});

async function act(app: App, tx: Tx, { email, what }: MailReport): Promise<void> {
  const [address, now] = [markOf(app, email), app.clock.now()];
  await suppress(tx, address, what, now);
  const last = await lastTo(tx, address);
  const failed = last && (await failSent(tx, { id: last.id }, what));
  if (failed) await recordFailure(tx, failed, "email", what, now);
  app.counted("email", what);
}
