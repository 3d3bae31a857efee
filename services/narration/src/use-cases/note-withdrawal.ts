import type { ReceivedEvent, Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import { endConsent } from "../steps/end-consent.ts";
import type { Tables } from "../store/tables.ts";

interface Withdrawn {
  consentId: string;
  cause: string;
  withdrawnAt: string;
}

/** Ends a consent that a participant took back, or that ends since they are erased. */
export const noteWithdrawal = (app: App, { data }: ReceivedEvent<Withdrawn>, tx: Tx<Tables>): Promise<void> =>
  endConsent(app, tx, {
    consentId: data.consentId,
    cause: data.cause === "erased" ? "erased" : "person",
    endedAt: new Date(data.withdrawnAt),
  });
