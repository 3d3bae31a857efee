import { Refusal } from "@storytelling/values";
import type { Tx } from "../store/db.ts";
import { lineNumbers } from "../store/session-lines.ts";

/** @throws Refusal `not-asked` for a line that the session does not ask for */
export async function requireLines(
  tx: Tx,
  sessionId: string,
  lines: readonly number[] | undefined,
): Promise<void> {
  if (!lines) return;
  const asked = new Set((await lineNumbers(tx, sessionId)).map(({ line }) => line));
  const strange = lines.find((line) => !asked.has(line));
  if (strange === undefined) return;
  const message = `The session does not ask for line ${strange}.`;
  const faults = [{ field: "body.lines", message }];
  throw new Refusal("invalid", "not-asked", `body.lines: ${message}`, { faults });
}
