import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { keepIds } from "./kept-ids.ts";

const one = (id: string, name: string, ...aliases: string[]) => ({ id, name, aliases });
const before = [one("c1", "Anna", "Annie"), one("c2", "the king"), one("c4", "Ben", "Benny")];
const kept = (...now: ReturnType<typeof one>[]) => Object.fromEntries(keepIds(before, now));

describe("keepIds", () => {
  it("keeps everybody's ids when a new character comes first", () => {
    const now = [one("c1", "Zoe"), one("c2", "Anna"), one("c3", "the king"), one("c4", "Ben")];
    assert.deepEqual(kept(...now), { c1: "c3", c2: "c1", c3: "c2", c4: "c4" });
  });

  it("recognises a character whose main name has changed", () => {
    assert.deepEqual(kept(one("c9", "Anna Smith", "Anna", "Annie")), { c9: "c1" });
  });

  it("never gives the same id to two characters", () => {
    const names = fc.constantFrom("Anna", "Annie", "the king", "Ben", "Zoe", "Benny");
    const casts = fc
      .array(fc.tuple(names, fc.array(names, { maxLength: 3 })), { maxLength: 8 })
      .map((all) => all.map(([name, aliases], i) => one(`c${i + 1}`, name, ...aliases)));
    fc.assert(
      fc.property(casts, casts, (a, b) => {
        const ids = keepIds(a, b);
        assert.equal(ids.size, b.length);
        assert.equal(new Set(ids.values()).size, b.length);
        assert.deepEqual([...keepIds(b, b).values()].toSorted(), b.map(({ id }) => id).toSorted());
      }),
    );
  });
});
