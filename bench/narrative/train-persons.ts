/**
 * Trains the weights of libs/narrative/src/data/person-model.ts: logistic regression on LitBank's names of persons
 * (Bamman et al. 2019, CC BY 4.0). Prints five-fold cross-validation by document, and the weights with --write.
 *
 *   node bench/narrative/train-persons.ts --data DIR/litbank [--write]
 */
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { readDoc } from "../../libs/narrative/src/analyze.ts";
import { countCasing, findChunks } from "../../libs/narrative/src/characters/chunks.ts";
import { EVIDENCE, gatherEvidence } from "../../libs/narrative/src/characters/evidence.ts";
import { wordAt } from "../../libs/narrative/src/text/document.ts";

interface Example {
  features: number[];
  /** The share of the form's mentions that are a person's name. */
  right: number;
  all: number;
}

const { values } = parseArgs({
  options: { data: { type: "string" }, write: { type: "boolean", default: false } },
});
const folder = values.data ?? "";

const load = (file: string): Example[] => {
  const gold: { text: string; persons: [number, number][] } = JSON.parse(
    fs.readFileSync(path.join(folder, file), "utf8"),
  );
  const doc = readDoc(gold.text, "en");
  const casing = countCasing(doc);
  const chunks = findChunks(doc, casing);
  const evidence = gatherEvidence(doc, casing, chunks);
  const ends = new Set(
    gold.persons.map(
      ([start, end]) => start + gold.text.slice(start, end).replace(/(?:['’]s)?[^\p{L}]*$/u, "").length,
    ),
  );
  const examples = new Map<string, Example>();
  for (const chunk of chunks) {
    if (chunk.core.length === 0) continue;
    const features = evidence.get(chunk.key) ?? [];
    const example = examples.get(chunk.key) ?? { features, right: 0, all: 0 };
    example.all++;
    const end = wordAt(doc, chunk.last).end;
    if (ends.has(end) || ends.has(end - 1)) example.right++;
    examples.set(chunk.key, example);
  }
  return [...examples.values()];
};

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** Weights by full-batch gradient descent with momentum and an L2 penalty; a form counts as the root of its mentions. */
const fit = (examples: readonly Example[], penalty = 0.6, rounds = 1500): number[] => {
  const weights = EVIDENCE.map(() => 0);
  const speed = EVIDENCE.map(() => 0);
  const total = examples.reduce((sum, { all }) => sum + Math.sqrt(all), 0);
  for (let round = 0; round < rounds; round++) {
    const slope = weights.map((w, i) => (i === 0 ? 0 : penalty * w));
    for (const { features, right, all } of examples) {
      const error = (1 / (1 + Math.exp(-dot(weights, features))) - right / all) * Math.sqrt(all);
      features.forEach((x, i) => {
        slope[i] = (slope[i] ?? 0) + error * x;
      });
    }
    weights.forEach((w, i) => {
      speed[i] = 0.9 * (speed[i] ?? 0) - (0.6 * (slope[i] ?? 0)) / total;
      weights[i] = w + (speed[i] ?? 0);
    });
  }
  return weights;
};

const files = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .sort();
const documents = files.map(load);
for (const cut of [-0.8, -0.5, -0.25, 0, 0.25, 0.5]) {
  let [hit, found, wanted] = [0, 0, 0];
  for (let fold = 0; fold < 5; fold++) {
    const weights = fit(documents.flatMap((d, i) => (i % 5 === fold ? [] : d)));
    for (const { features, right, all } of documents.flatMap((d, i) => (i % 5 === fold ? d : []))) {
      wanted += right;
      if (dot(weights, features) <= cut) continue;
      found += all;
      hit += right;
    }
  }
  console.log(
    `cut ${cut}: precision ${((100 * hit) / found).toFixed(1)}, recall ${((100 * hit) / wanted).toFixed(1)} of the names among the candidates`,
  );
}
const weights = fit(documents.flat());
const lines = EVIDENCE.map((name, i) => `  ${name}: ${(weights[i] ?? 0).toFixed(2)},`).join("\n");
if (values.write) {
  const target = new URL("../../libs/narrative/src/data/person-model.ts", import.meta.url);
  fs.writeFileSync(
    target,
    `/**\n * Weights, in nats, of the evidence that a capitalised form names a person. Trained by bench/narrative/train-persons.ts\n * on LitBank (Bamman, Popat and Shen 2019; CC BY 4.0). This file contains none of its text.\n */\nexport const PERSON_MODEL: Readonly<Record<string, number>> = {\n${lines}\n};\n`,
  );
} else console.log(lines);
