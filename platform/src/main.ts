import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  busConfig,
  ConfigError,
  developmentDir,
  isProduction,
  onStopSignal,
  openBus,
  readConfig,
  withBus,
} from "@storytelling/service";
import { stopPostgres } from "@storytelling/service/postgres";
import { z } from "zod";
import { loadDemo } from "./demo.ts";
import { clearFolder, FolderHeld } from "./folder-lock.ts";
import { type Platform, startPlatform } from "./platform.ts";
import { refuseSettings } from "./settings.ts";

const usage = `Runs the whole platform on this machine.

  npm start [-- OPTIONS]

  --fresh      begin anew: everything in the data folder is deleted first
  --bus KIND   what carries events: in-process (default), redis (at REDIS_URL) or kafka (at KAFKA_BROKERS)
  --no-demo    do not load the demo users and stories
  --help       show this

PORT changes the address (default 8080), STORYTELLING_DATA the data folder (default .data).
`;

const values = readOptions();
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}
const port = Number(process.env.PORT || 8080);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write(`PORT is ${process.env.PORT}; give a number from 0 to 65535.\n`);
  process.exit(78);
}
try {
  refuseSettings(process.env, `http://localhost:${port}`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(78);
}
const production = isProduction(process.env);
const dataDir = developmentDir();
const began = performance.now();
if (values.fresh) await beginAnew();

let platform: Platform | undefined;
let interrupted = false;
onStopSignal(async () => {
  interrupted = true;
  process.stdout.write("\nStopping ...\n");
  await platform?.stop();
  process.stdout.write("Stopped. Your data is kept.\n");
});

try {
  process.stdout.write("Storytelling is starting ...\n");
  const EVENT_BUS = values.bus ?? process.env.EVENT_BUS;
  const bus = readConfig("The platform", withBus(z.object(busConfig)), { ...process.env, EVENT_BUS });
  platform = await startPlatform({ dataDir, port, openBus: (log) => openBus(bus, "platform", log) });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(error instanceof ConfigError ? 78 : 1);
}
const seconds = ((performance.now() - began) / 1000).toFixed(1);
process.stdout.write(`
  Ready in ${seconds} s at ${platform.url}

  API reference   ${platform.url}/docs/
  Mailbox         ${platform.url}/mailbox
  Traces          ${platform.url}/traces
  Data and log    ${dataDir}
  Stop            Ctrl-C

`);
if (!values["no-demo"] && !production) {
  await loadDemo(platform, (line) => process.stdout.write(`${line}\n`)).catch((error) => {
    if (!interrupted) process.stderr.write(`The demo stories could not be loaded: ${explain(error)}\n`);
  });
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        fresh: { type: "boolean" },
        bus: { type: "string" },
        "no-demo": { type: "boolean" },
        help: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    process.exit(64);
  }
}

async function beginAnew(): Promise<void> {
  try {
    // A platform that was killed leaves its database running.
    await clearFolder(dataDir, () => stopPostgres(join(dataDir, "postgres")));
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
}

function explain(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof ConfigError || error instanceof FolderHeld) return message;
  if (code === "EADDRINUSE") {
    return `Port ${port} is in use. Stop what uses it, or start on another: PORT=${port + 1} npm start`;
  }
  if (code === "EACCES" && message.includes("listen"))
    return `Port ${port} needs special rights. Try: PORT=8080 npm start`;
  return `Storytelling could not start: ${message}\nMore in ${join(dataDir, "platform.log")}`;
}
