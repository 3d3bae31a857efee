import { holdPerson, type ReceivedEvent, type Tx } from "@storytelling/service";
import { ConsentMeans, ConsentUse } from "@storytelling/values";
import type { App } from "../app.ts";
import { boundedUntil } from "../domain/new-consent.ts";
import { findConsent, insertConsent, lockConsent } from "../store/consents.ts";
import type { Tables } from "../store/tables.ts";

interface Given {
  consentId: string;
  personId: string;
  storyId: string;
  uses: string[];
  until: string;
  how: string;
  guardian: boolean;
  givenAt: string;
}

/**
 * Writes a participant's consent into the ledger. Their name stays in the collaboration service. A consent whose end
 * came first is written, too, and allows nothing; one of an erased person is written without the person.
 */
export async function noteConsent(_app: App, { data }: ReceivedEvent<Given>, tx: Tx<Tables>): Promise<void> {
  await lockConsent(tx, data.consentId);
  const { ending } = await findConsent(tx, data.consentId);
  const erased = ending?.cause === "erased" || !(await holdPerson(tx, data.personId));
  const givenAt = new Date(data.givenAt);
  const consent = {
    id: data.consentId,
    personId: erased ? null : data.personId,
    storyId: data.storyId,
    uses: data.uses.map((use) => ConsentUse.parse(use)),
    means: ConsentMeans.parse(data.how),
    minor: data.guardian,
    guardian: data.guardian,
    givenAt,
    until: boundedUntil(givenAt, new Date(data.until)),
  };
  await insertConsent(tx, consent, null);
}
