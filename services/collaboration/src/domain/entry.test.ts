import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { write } from "./entry.ts";

const now = new Date("2026-11-28T23:59:59Z");
const by = { id: "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b", ownerId: "0190a1b2-7c3d-7e4f-8a5b-000000000001" };

describe("write", () => {
  it("takes an entry about today", () => {
    const draft = { day: "2026-11-28", text: "Rain." };
    assert.deepEqual(write(draft, by, now), { ...draft, ...by, createdAt: now });
  });

  it("refuses an entry about tomorrow", () => {
    assert.throws(() => write({ day: "2026-11-29", text: "Sun." }, by, now), { code: "day-ahead" });
  });
});
