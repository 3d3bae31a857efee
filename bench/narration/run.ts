/**
 * A book through the narration service, with hibari as narrator and Kokoro for the characters on two cores, beside the
 * networks alone on the same lines in the same run; and the memory for a short and a long story.
 *
 * npm run bench -- narration [--words 10000] [--parts 4] [--long 100000] [--minutes 3] [--write]
 *
 * The service and the networks take turns, part by part. With --write the figures go to bench/narration/results.md.
 */
import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import os from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { testPostgres } from "@storytelling/service/testing";
import { startBare } from "./bare.ts";
import { linesOf } from "./lines.ts";
import { type Memory, memory } from "./memory.ts";
import { startNarration } from "./service.ts";

const { values } = parseArgs({
  options: {
    words: { type: "string", default: "10000" },
    parts: { type: "string", default: "4" },
    long: { type: "string", default: "100000" },
    minutes: { type: "string", default: "3" },
    memory: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
await testPostgres();

if (values.memory) {
  process.stdout.write(JSON.stringify(await memory(Number(values.memory), Number(values.minutes))));
  process.exit(0);
}

/** The memory in a process of its own, so that what was done before does not count. */
const memoryOf = (words: string): Memory => {
  const args = [import.meta.filename, "--memory", words, "--minutes", values.minutes];
  return JSON.parse(
    execFileSync(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] }).toString(),
  );
};

const narration = await startNarration();
const bare = await startBare(narration.voices, 2);
const total = {
  seconds: 0,
  audioSeconds: 0,
  bareSeconds: 0,
  bareAudioSeconds: 0,
  narrator: 0,
  characters: 0,
};
for (const part of linesOf(Number(values.words), Number(values.parts))) {
  const ours = await narration.narrate(part);
  const peer = await bare.run(ours.asked);
  total.seconds += ours.seconds;
  total.audioSeconds += ours.audioSeconds;
  total.bareSeconds += peer.seconds;
  total.bareAudioSeconds += peer.audioSeconds;
  for (const { provider } of ours.asked) total[provider === "hibari" ? "narrator" : "characters"] += 1;
  console.error(
    `${ours.asked.length} lines, ${ours.audioSeconds.toFixed(0)} s: ours ${ours.seconds.toFixed(1)} s, networks ${peer.seconds.toFixed(1)} s`,
  );
}
bare.stop();
await narration.stop();
const memories = [memoryOf("1000"), memoryOf(values.long)];

const ratio = total.bareSeconds / total.seconds;
const whole = (number: number) => Math.round(number).toLocaleString("en");
const row = (name: string, seconds: number, share: string) =>
  `| ${name} | ${whole(seconds)} | ${(total.audioSeconds / seconds).toFixed(2)} | ${share} |`;
const report = `# A book through the narration service, beside the networks alone

The first ${whole(Number(values.words))} words of Alice's Adventures in Wonderland, in ${values.parts} parts: ${whole(total.narrator)} segments by hibari, ${whole(total.characters)} by
Kokoro, ${whole(total.audioSeconds / 60)} minutes of book. Ours is the time from the request to the MP3: spoken form, phonemes, speech, database, sealed files,
mastering. The peer is the same two networks, as our providers load them, on the same lines with phonemes ready, one
process for each of two cores, and nothing else. They take turns, part by part.
Machine: ${os.availableParallelism()} x ${os.cpus()[0]?.model.trim()}, Node ${process.version}. Run it with \`npm run bench -- narration\`.

| | seconds | times real time | of the networks alone |
| --- | ---: | ---: | ---: |
${row("the networks alone", total.bareSeconds, "1.00")}
${row("narration service", total.seconds, ratio.toFixed(2))}

Minimum: 0.85 of the networks alone.

## Memory

The most that was resident while a story was narrated, each in a new process: the service's process, and the processes
that speak (phonemes, two of hibari, two of Kokoro). The database is not counted. A story that takes longer than
${values.minutes} minutes is measured so long.

| words | lines | of these done | seconds | service, MB | speech, MB |
| ---: | ---: | ---: | ---: | ---: | ---: |
${memories.map((m) => `| ${[m.words, m.lines, m.done, m.seconds, m.service, m.voices].map(whole).join(" | ")} |`).join("\n")}
`;
process.stdout.write(report);
if (values.write) await writeFile(join(import.meta.dirname, "results.md"), report);
process.exit(ratio >= 0.85 ? 0 : 1);
