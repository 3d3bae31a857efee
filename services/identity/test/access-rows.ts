import type { AccessRows } from "../../../platform/test/matrix/row.ts";
import { accountRows } from "./access/account-rows.ts";
import { entryRows } from "./access/entry-rows.ts";
import { officeRows } from "./access/office-rows.ts";
import { pageRows } from "./access/page-rows.ts";

/** Who may use identity's routes, in the order of `src/routes/`. */
export const accessRows: AccessRows = { ...entryRows, ...accountRows, ...officeRows, ...pageRows };
