import { connect, type MasterKeys, rootSealer, systemClock, uuidIds } from "@storytelling/service";
import { readAnchors } from "./clients/anchors.ts";
import type { ChainFault } from "./domain/audit.ts";
import { verifyChain } from "./store/audit-chain.ts";
import type { Tables } from "./store/tables.ts";

/** How the audit log stands; `anchors` is how many heads of it were found elsewhere to hold it against. */
export interface AuditReport {
  readonly rows: number;
  readonly pending: number;
  readonly anchors: number;
  readonly faults: readonly ChainFault[];
}

/** Checks identity's audit log where it lies, without the service. */
export async function verifyAudit(options: {
  url: string;
  masterKeys: MasterKeys;
  anchorFiles: readonly string[];
}): Promise<AuditReport> {
  const anchors = (await Promise.all(options.anchorFiles.map(readAnchors))).flat();
  const db = connect<Tables>({
    url: options.url,
    max: 2,
    name: "audit verify",
    clock: systemClock,
    ids: uuidIds,
  });
  try {
    const report = await verifyChain(db.read, await rootSealer(db, options.masterKeys), anchors);
    return { ...report, anchors: anchors.length };
  } finally {
    await db.close();
  }
}
