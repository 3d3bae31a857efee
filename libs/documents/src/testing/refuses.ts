import assert from "node:assert/strict";
import { Refusal } from "@storytelling/values";

/** Asserts that `attempt` is refused with that kind and code, with one fault on the file that has the same message. */
export const refuses = async (
  attempt: Promise<unknown>,
  kind: string,
  code: string,
  says = /./,
): Promise<void> => {
  await assert.rejects(attempt, (error: unknown) => {
    assert.ok(error instanceof Refusal, String(error));
    assert.deepEqual({ kind: error.kind, code: error.code }, { kind, code });
    assert.deepEqual(error.faults, [{ field: "file", message: error.message }]);
    assert.match(error.message, says);
    return true;
  });
};
