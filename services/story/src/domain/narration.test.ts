import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { follow, type Narration, type NarrationNews, type NarrationStatus } from "./narration.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 10, minute));
const news = (id: string, status: NarrationStatus, minute: number): NarrationNews => ({
  id,
  revision: 1,
  status,
  at: at(minute),
  ...(status === "completed" ? { durationMs: 1000 } : {}),
});
const after = (...all: NarrationNews[]): Narration | null =>
  all.reduce<Narration | null>((current, one) => follow(current, one), null);

describe("follow", () => {
  it("moves one narration forward, never back", () => {
    assert.equal(after(news("a", "requested", 0), news("a", "completed", 1))?.durationMs, 1000);
    const back = after(news("a", "requested", 0), news("a", "completed", 1), news("a", "requested", 0));
    assert.equal(back?.status, "completed");
    const cancelled = after(news("a", "requested", 0), news("a", "completed", 1), news("a", "cancelled", 2));
    assert.equal(cancelled?.status, "completed");
  });

  it("takes the narration that was requested last, in any order of events", () => {
    const first = [news("a", "requested", 0), news("a", "completed", 1)];
    const second = [news("b", "requested", 5), news("b", "failed", 6)];
    // The events of one narration keep their order; those of two narrations mix in any order.
    const mixes = fc.array(fc.boolean(), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(mixes, (picks) => {
        const left = [...first];
        const right = [...second];
        const mixed = picks.flatMap((pick) => (pick ? left : right).splice(0, 1));
        assert.deepEqual(after(...mixed, ...left, ...right)?.id, "b");
        assert.deepEqual(after(...mixed, ...left, ...right)?.status, "failed");
      }),
    );
  });

  it("ignores a narration whose request has not arrived", () => {
    assert.equal(after(news("a", "completed", 1)), null);
  });
});
