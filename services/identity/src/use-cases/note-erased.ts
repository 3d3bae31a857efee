import { servicesWithPersonalData } from "@storytelling/events";
import type { ReceivedEvent, Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import { noteErased } from "../domain/rights.ts";
import { audit } from "../store/audit-log.ts";
import { lockErasure, saveErasure } from "../store/erasures.ts";
import type { Tables } from "../store/tables.ts";

interface Erased {
  userId: string;
  service: string;
}

/** Records that a service has erased a person. After the last service, the erasure is done. */
export async function noteDataErased(
  app: App,
  { data }: ReceivedEvent<Erased>,
  tx: Tx<Tables>,
): Promise<void> {
  const now = app.clock.now();
  const given = { id: app.ids.next(), userId: data.userId, services: servicesWithPersonalData };
  const noted = noteErased(await lockErasure(tx, given, now), data.service, now);
  await saveErasure(tx, noted.erasure, noted.events);
  if (noted.events.length > 0)
    await audit(app, tx, { action: "erased", actorId: null, subjectId: data.userId });
}
