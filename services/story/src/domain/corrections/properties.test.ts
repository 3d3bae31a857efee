import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Refusal } from "@storytelling/values";
import fc from "fast-check";
import { linesOf } from "../script.ts";
import { anchored } from "./anchored.ts";
import type { NewCorrection } from "./correction.ts";
import { corrected, type Kept, make, type Told, tale } from "./tale.fixture.ts";

const cast = { c1: ["Anna", "Annie"], c2: ["Ben", "Benny"], c3: ["the king", "king"], c4: ["Dora"] } as const;
const line = fc.tuple(
  fc.constantFrom(null, "?", "c1", "c2", "c3", "c4"),
  fc.constantFrom(
    "Yes.",
    "No.",
    "Why, Annie?",
    "So the king went on.",
    "👩‍👧 ja",
    "…",
    "said Ben, and he laughed.",
  ),
);
const tales = fc.array(line, { minLength: 1, maxLength: 25 }).map((told) => tale(cast, told as Told[]));

const at = fc.nat({ max: 24 });
const anybody = fc.nat({ max: 5 });
/** Attempted corrections. They name characters and lines by their current places. */
const attempts = fc.array(
  fc.record({
    kind: fc.constantFrom("merge", "split", "rename", "speaker", "traits", "not-a-character"),
    who: anybody,
    other: anybody,
    at,
    name: fc.constantFrom("Eve", "Fritz", "the Queen", "Anna"),
  }),
  { maxLength: 8 },
);
type Attempt = typeof attempts extends fc.Arbitrary<(infer A)[]> ? A : never;

function wish(
  { kind, who, other, at, name }: Attempt,
  view: ReturnType<typeof corrected>["found"],
): NewCorrection {
  const id = (n: number) => view.characters[n % Math.max(1, view.characters.length)]?.id ?? "none";
  const line = at % view.script.ends.length;
  const characterId = id(who);
  switch (kind) {
    case "merge":
      return { kind, characterId, others: [id(other)] };
    case "split":
      return { kind, characterId: view.script.speakers[line] ?? null, name, aliases: [], lines: [line] };
    case "rename":
      return { kind, characterId, name };
    case "speaker":
      return { kind, line, characterId: other === 0 ? null : characterId };
    case "traits":
      return { kind, characterId, gender: "female", voiceHint: name };
    default:
      return { kind: "not-a-character", characterId };
  }
}

/** Applies the attempts in order, and keeps those that are not refused. */
function keep(of: ReturnType<typeof tale>, wanted: readonly Attempt[]): Kept[] {
  const kept: Kept[] = [];
  for (const [i, attempt] of wanted.entries()) {
    const view = corrected(of, kept).found;
    try {
      const what = anchored(wish(attempt, view), view, { text: of.text, revision: 1 });
      kept.push({ id: `${i}`, what });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return kept;
}

describe("any corrections of any tale", () => {
  it("leave lines that tile the text, speakers that exist, and correct counts", () => {
    fc.assert(
      fc.property(tales, attempts, (of, wanted) => {
        const { characters, script, relations, mood } = corrected(of, keep(of, wanted)).found;
        assert.equal(
          linesOf(script, of.text)
            .map(({ text }) => text)
            .join(""),
          of.text,
        );
        const ids = new Set(characters.map(({ id }) => id));
        assert.equal(ids.size, characters.length);
        for (const speaker of script.speakers) assert.ok(speaker === null || ids.has(speaker));
        for (const { a, b, exchanges } of relations)
          assert.ok(ids.has(a) && ids.has(b) && a !== b && exchanges > 0);
        for (const { id, lines } of characters)
          assert.equal(lines, script.speakers.filter((speaker) => speaker === id).length);
        assert.deepEqual(
          mood.byCharacter.map(({ id, name, lines }) => ({ id, name, lines })),
          characters.filter(({ lines }) => lines > 0).map(({ id, name, lines }) => ({ id, name, lines })),
        );
      }),
    );
  });

  it("take effect when they are made, and leave nothing behind when they are undone", () => {
    fc.assert(
      fc.property(tales, attempts, attempts, (of, before, more) => {
        const kept = keep(of, before);
        const was = structuredClone(corrected(of, kept));
        const all = keep(of, [...before, ...more]);
        const { states } = corrected(of, all);
        assert.ok([...states.values()].every((state) => state === "applied"));
        assert.deepEqual(corrected(of, all.slice(0, kept.length)), was);
        assert.deepEqual(corrected(of, []).found, of.found);
      }),
    );
  });
});

describe("merging", () => {
  it("is associative", () => {
    const traits = fc.record({
      gender: fc.constantFrom("female", "male", "unknown"),
      age: fc.constantFrom("child", "old", "unknown"),
      narrator: fc.boolean(),
    });
    fc.assert(
      fc.property(tales, fc.array(traits, { minLength: 4, maxLength: 4 }), (plain, given) => {
        const characters = plain.found.characters.map((one, i) => ({ ...one, ...given[i] }));
        const of = { ...plain, found: { ...plain.found, characters } as typeof plain.found };
        const left = make(of, [
          { kind: "merge", characterId: "c1", others: ["c2"] },
          { kind: "merge", characterId: "c1", others: ["c3"] },
        ]);
        const right = make(of, [
          { kind: "merge", characterId: "c2", others: ["c3"] },
          { kind: "merge", characterId: "c1", others: ["c2"] },
        ]);
        const once = make(of, [{ kind: "merge", characterId: "c1", others: ["c2", "c3"] }]);
        assert.deepEqual(corrected(of, left).found, corrected(of, right).found);
        assert.deepEqual(corrected(of, left).found, corrected(of, once).found);
      }),
    );
  });
});

describe("merging two into a third", () => {
  it("has the same result in either order", () => {
    fc.assert(
      fc.property(tales, (of) => {
        const [one, two] = [
          ["c2", "c3"],
          ["c3", "c2"],
        ].map((others) => corrected(of, make(of, [{ kind: "merge", characterId: "c1", others }])));
        assert.deepEqual(one?.found, two?.found);
      }),
    );
  });
});

describe("corrections of different characters and lines", () => {
  it("have the same result in any order", () => {
    const lines = Array.from(
      { length: 6 },
      (_, i) => [["c1", "c2", "c3", null][i % 4] ?? null, `Line ${i}.`] as const,
    );
    const of = tale(cast, lines);
    const independent = make(of, [
      { kind: "rename", characterId: "c1", name: "Eve" },
      { kind: "merge", characterId: "c2", others: ["c4"] },
      { kind: "speaker", line: 3, characterId: null },
      { kind: "split", characterId: "c3", name: "Fritz", aliases: ["king"], lines: [2] },
      { kind: "split", characterId: "c1", name: "Gwen", aliases: [], lines: [4] },
      { kind: "traits", characterId: "c2", age: "old" },
    ]);
    const expected = corrected(of, independent);
    fc.assert(
      fc.property(fc.shuffledSubarray(independent, { minLength: 6 }), (shuffled) => {
        assert.deepEqual(corrected(of, shuffled).found, expected.found);
      }),
    );
  });
});
