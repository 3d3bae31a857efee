import type { ReceivedEvent, Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import type { AuditAction } from "../domain/audit.ts";
import { audit } from "../store/audit-log.ts";
import type { Tables } from "../store/tables.ts";

interface Rotation {
  service: string;
  masterKey: string;
  previousKey: string | null;
  orderedBy: string | null;
}

/** Records in the audit log that a service changed its master key, and who ordered it, if known. */
export const noteKeyRotation =
  (action: AuditAction) =>
  (app: App, { data }: ReceivedEvent<Rotation>, tx: Tx<Tables>): Promise<void> => {
    const { service, masterKey, previousKey, orderedBy } = data;
    const details = { service, masterKey, previousKey };
    return audit(app, tx, { action, actorId: orderedBy, details, impersonal: true });
  };
