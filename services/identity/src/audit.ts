import { connect, type MasterKeys, rootSealer, systemClock, uuidIds } from "@storytelling/service";
import type { ChainFault } from "./domain/audit.ts";
import { readAnchors } from "./security/anchors.ts";
import { verifyChain } from "./store/audit-chain.ts";
import type { Tables } from "./store/tables.ts";

/** The result of checking the audit log; `anchors` is how many anchors it was compared with. */
export interface AuditReport {
  readonly rows: number;
  readonly pending: number;
  readonly anchors: number;
  readonly faults: readonly ChainFault[];
}

/** Checks identity's audit log directly in its database; the service need not run. */
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
