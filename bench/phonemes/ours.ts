/** Ours, in a process of its own: texts in by standard input, their sounds out. */
import { readFileSync } from "node:fs";
import { modelsDir, openModels } from "@storytelling/models";
import { createEnglish } from "@storytelling/phonemes";
import { loadEnglish } from "../../providers/phonemizer/src/english-data.ts";
import { createSpeller } from "../../providers/phonemizer/src/speller.ts";

const british = process.argv[2] === "british";
const models = openModels({ dir: modelsDir(process.env) });
const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const started = cpuSeconds();
const english = createEnglish(loadEnglish(models.path));
const spell = createSpeller(models.path);
await english.sounds("Zorblatt", { british, spell });
const loading = cpuSeconds() - started;
const texts = JSON.parse(readFileSync(0, "utf8")) as string[];
const begun = cpuSeconds();
const sounds = [];
for (const text of texts) sounds.push(await english.sounds(text, { british, spell }));
const seconds = cpuSeconds() - begun;
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ sounds, seconds, loading, megabytes }));
