/**
 * The narrative engine's scores and speed, next to compromise's people() on the same text in the same run.
 *
 * node bench/narrative/run.ts [--scorer PATH/score.mjs --data PATH/dev] [--text FILE]
 *
 * Scores need a scorer and its data. Without them only the speed is measured, each run in a separate process. The text
 * is the given one, or the text files of examples/, repeated to 10,000, 100,000 and 1,000,000 words.
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    scorer: { type: "string" },
    data: { type: "string" },
    text: { type: "string" },
    only: { type: "string" },
    words: { type: "string" },
  },
});
const root = path.resolve(import.meta.dirname, "../..");

const source = (): string => {
  if (values.text) return fs.readFileSync(values.text, "utf8");
  const folder = path.join(root, "examples");
  const files = fs
    .readdirSync(folder)
    .filter((file) => file.endsWith(".txt"))
    .sort();
  return files.map((file) => fs.readFileSync(path.join(folder, file), "utf8")).join("\n\n");
};

const repeated = (text: string, words: number): string => {
  const own = text.split(/\s+/).length;
  const whole = `${text}\n\n`.repeat(Math.ceil(words / own));
  return whole.slice(0, Math.floor((whole.length * words) / (own * Math.ceil(words / own))));
};

const measure = async (peer: string, words: number): Promise<void> => {
  const text = repeated(source(), words);
  let run: () => number;
  if (peer === "compromise") {
    const { default: nlp } = await import("compromise");
    run = () => nlp(text).people().out("array").length;
  } else {
    const { analyze } = await import("../../libs/narrative/src/index.ts");
    run = () => analyze(text, { language: "en" }).characters.length;
  }
  const started = performance.now();
  const found = run();
  const seconds = (performance.now() - started) / 1000;
  console.log(
    JSON.stringify({ peer, words, seconds, megabytes: process.resourceUsage().maxRSS / 1024, found }),
  );
};

if (values.only) await measure(values.only, Number(values.words));
else {
  if (values.scorer && values.data)
    execFileSync(
      process.execPath,
      [values.scorer, "--engine", path.join(root, "libs/narrative"), "--data", values.data],
      {
        stdio: "inherit",
      },
    );
  console.log(`\n${os.cpus()[0]?.model ?? "unknown machine"}, Node ${process.version}`);
  console.log("              words   seconds   peak MB   against narrative");
  for (const words of [10_000, 100_000, 1_000_000]) {
    let own = 0;
    for (const peer of ["narrative", "compromise"]) {
      if (peer === "compromise" && words > 100_000) continue;
      const args = [import.meta.filename, "--only", peer, "--words", String(words)];
      if (values.text) args.push("--text", values.text);
      const out = execFileSync(process.execPath, args, { encoding: "utf8" });
      const { seconds, megabytes } = JSON.parse(out) as { seconds: number; megabytes: number };
      if (peer === "narrative") own = seconds;
      const ratio = peer === "narrative" ? "" : `${(seconds / own).toFixed(1)} times the seconds`;
      console.log(
        `${peer.padEnd(11)} ${String(words).padStart(8)} ${seconds.toFixed(2).padStart(9)} ${megabytes.toFixed(0).padStart(9)}   ${ratio}`.trimEnd(),
      );
    }
  }
}
