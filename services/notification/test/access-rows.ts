import { randomUUID } from "node:crypto";
import type { AccessRows } from "../../../platform/test/matrix/row.ts";

/** Who may use which route: every user may read and write their own entries only. */
export const accessRows: AccessRows = {
  "POST /entries": { who: "signed-in", body: () => ({ day: "2026-01-01", text: "Rain." }), ok: 201 },
  "GET /entries/{id}": { who: "signed-in", path: () => ({ id: randomUUID() }), ok: "404 entry-not-found" },
};
