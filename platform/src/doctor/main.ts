import { parseArgs } from "node:util";
import { developmentDir } from "@storytelling/service";
import { type Finding, linesOf } from "./finding.ts";
import { examineMachine } from "./machine.ts";
import { examineMessages } from "./messages.ts";
import { examineRunning } from "./running.ts";
import { examineSettings, noteOfSettings } from "./settings.ts";
import { examineVoices } from "./voices.ts";

const usage = `Checks this installation, and says what is wrong and what to do about it.

  npm run doctor

It reads settings of the platform that runs on the data folder, or of this shell when none runs. How letters and SMS are
sent it reads from this shell: it asks the DNS and the mail server. It changes nothing, sends nothing and shows no secret. It exits with 1 when something is wrong. STORYTELLING_DATA is the data folder (default .data).
`;

if (readOptions().help) {
  process.stdout.write(usage);
  process.exit(0);
}
const dataDir = developmentDir();
const running = await examineRunning(dataDir);
const settings = running?.settings ?? noteOfSettings(process.env, "http://localhost:8080");
const idle: Finding = {
  state: "note",
  what: "No platform runs on this data folder; the settings checked are those of this shell",
};
const findings = [
  ...(await examineMachine(dataDir)),
  ...(running?.findings ?? [idle]),
  await examineVoices(process.env, running?.url ?? null),
  ...(await examineMessages(process.env)),
  examineSettings(settings),
];
process.stdout.write(`${findings.flatMap(linesOf).join("\n")}\n`);
process.exitCode = findings.some(({ state }) => state === "fault") ? 1 : 0;

function readOptions() {
  try {
    return parseArgs({ options: { help: { type: "boolean" } } }).values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    process.exit(64);
  }
}
