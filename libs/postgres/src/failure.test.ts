import assert from "node:assert/strict";
import { it } from "node:test";
import { PostgresFailure, remedy } from "./failure.ts";

it("names the remedy for causes that PostgreSQL prints", () => {
  assert.match(remedy("could not extend file: No space left on device"), /disk is full/);
  assert.match(remedy("error while loading shared libraries: libicui18n.so.60"), /npm rebuild/);
  assert.match(remedy("could not create shared memory segment"), /memory/);
  assert.match(remedy("could not open file: Permission denied"), /owns the data folder/);
  assert.match(remedy("anything else"), /DATABASE_URL/);
});

it("shows the last twelve lines of the log and no more", () => {
  const log = Array.from({ length: 30 }, (_, n) => `line ${n}.`).join("\n");
  const { message } = new PostgresFailure("It failed.", "Mend it.", `${log}\n`);
  assert.match(message, /^It failed\.\nMend it\.\n/);
  assert.match(message, /line 29\.$/);
  assert.doesNotMatch(message, /line 17\./);
});
