/**
 * English text to phonemes, ours beside the package whose data it uses: words alike, words a second.
 *
 * npm run bench -- phonemes [--words 20000] [--data FOLDER] [--write]
 *
 * The texts are those of examples/, and half of them the documents of a folder: JSON files with a `text`, such as
 * LitBank's. It needs Python 3 and the model `english` (npm run voices).
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import type { Sound } from "@storytelling/phonemes";
import { compare, type PeerToken } from "./compare.ts";
import { peerPython } from "./python.ts";
import { type Accent, report } from "./report.ts";
import { textsToSay } from "./texts.ts";

const { values } = parseArgs({
  options: {
    words: { type: "string", default: "20000" },
    data: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const here = import.meta.dirname;
const python = peerPython();

interface Run {
  readonly seconds: number;
  readonly loading: number;
  readonly megabytes: number;
}

const run = <T>(program: string, args: string[], texts: readonly string[]): Run & T =>
  JSON.parse(
    execFileSync(program, args, { input: JSON.stringify(texts), maxBuffer: 2 ** 30, encoding: "utf8" }),
  ) as Run & T;

function measure(name: string, language: string): Accent {
  const accent = language === "en-GB" ? "british" : "american";
  const said = textsToSay(Number(values.words), values.data, language);
  const peer = run<{ texts: string[]; tokens: PeerToken[][] }>(python, [join(here, "peer.py"), accent], said);
  const ours = run<{ sounds: Sound[][] }>(process.execPath, [join(here, "ours.ts"), accent], peer.texts);
  const compared = peer.texts.map((text, at) => compare(text, peer.tokens[at] ?? [], ours.sounds[at] ?? []));
  return {
    name,
    words: compared.reduce((sum, { words }) => sum + words, 0),
    differences: compared.flatMap(({ differences }) => differences),
    peer,
    ours,
  };
}

const source = values.data
  ? `half from \`examples/\`, half from ${basename(values.data)}`
  : "from `examples/`";
const machine = `${cpus().length} cores, load average ${loadavg()[0]?.toFixed(1)}`;
const text = report([measure("American", "en"), measure("British", "en-GB")], source, machine);
console.log(text);
if (values.write) writeFileSync(join(here, "results.md"), text);
