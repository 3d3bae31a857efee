import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Analysis } from "./analysis.ts";
import { analyze } from "./index.ts";

/** The names of the speakers, quotation by quotation. */
const speakers = (analysis: Analysis): (string | undefined)[] =>
  analysis.quotations.map(({ speaker }) => analysis.characters.find(({ id }) => id === speaker)?.name);

const named = (analysis: Analysis, name: string) =>
  analysis.characters.find((c) => c.name === name || c.aliases.includes(name));

const VISIT = `“Good morning, Mr. Harding,” said Eleanor Vane. “You are early.”

“I could not sleep,” replied Mr. Harding, and he took off his hat.

“Was it the wind?”

“No, Miss Vane. It was the letter.”

Eleanor looked at him. “Which letter?” she asked.

“Robert wrote to me,” he said. “Your brother Robert is coming home.”`;

describe("a scene of a novel", () => {
  const analysis = analyze(VISIT, { language: "en" });

  it("finds the speakers: by name, by pronoun and by turn", () => {
    assert.deepEqual(speakers(analysis), [
      "Eleanor Vane",
      "Eleanor Vane",
      "Mr. Harding",
      "Eleanor Vane",
      "Mr. Harding",
      "Eleanor Vane",
      "Mr. Harding",
      "Mr. Harding",
    ]);
  });

  it("merges the names of one person and finds the gender", () => {
    assert.deepEqual(named(analysis, "Eleanor")?.aliases.toSorted(), [
      "Eleanor",
      "Eleanor Vane",
      "Miss Vane",
    ]);
    assert.equal(named(analysis, "Eleanor")?.gender, "female");
    assert.equal(named(analysis, "Mr. Harding")?.gender, "male");
  });

  it("counts the turns between two people", () => {
    assert.equal(analysis.relations[0]?.exchanges, 5);
  });
});

const TALE = `Once upon a time an old king had three daughters. The youngest daughter was kind, and she was loved by all.

One day the king said to her, “Fetch me water from the well.”

At the well sat a fox. “Give me a drink,” said the fox, “and I will tell you a secret.”

“Gladly,” answered the youngest daughter.`;

describe("a fairy tale", () => {
  const analysis = analyze(TALE, { language: "en" });

  it("finds the king, the fox and the daughter as characters and as speakers", () => {
    assert.deepEqual(speakers(analysis), ["the king", "the fox", "the fox", "the youngest daughter"]);
    assert.equal(named(analysis, "the king")?.gender, "male");
    assert.equal(named(analysis, "the youngest daughter")?.age, "young");
  });
});

const TALE_DE = `Es war einmal ein König, der hatte eine Tochter.

„Vater“, sagte die Tochter, „ich will in den Wald gehen.“

„Bleib hier!“, rief der König. Aber die Tochter ging, und Hans kam mit.

„Wohin gehst du?“, fragte Hans.`;

describe("a tale in German", () => {
  it("reads its quotation marks and finds its speakers", () => {
    const analysis = analyze(TALE_DE);
    assert.equal(analysis.language, "de");
    assert.equal(analysis.quotations.length, 4);
    assert.equal(speakers(analysis)[3], "Hans");
  });
});

const PLAY = `ANNA. Who goes there?

BEN. Only I. [Aside] She is angry.

ANNA. Then come in.

BEN. With pleasure.`;

describe("a play", () => {
  it("takes the names at the heads of speeches as speakers, and leaves stage directions out", () => {
    const analysis = analyze(PLAY, { language: "en" });
    assert.deepEqual(
      speakers(analysis).map((name) => name?.toUpperCase()),
      ["ANNA", "BEN", "BEN", "ANNA", "BEN"],
    );
    assert.ok(!analysis.quotations.some(({ start, end }) => PLAY.slice(start, end).includes("Aside")));
  });
});
