import { join } from "node:path";
import { parseArgs } from "node:util";
import { openBus } from "@storytelling/bus";
import { stopPostgres } from "@storytelling/postgres";
import {
  ConfigError,
  developmentDir,
  isProduction,
  localKey,
  onStopSignal,
  readConfig,
} from "@storytelling/service";
import { tellLogins } from "./accounts.ts";
import { loadDemo } from "./demo.ts";
import { findPlatform } from "./find-platform.ts";
import { clearFolder, FolderHeld } from "./folder-lock.ts";
import { type Platform, startPlatform } from "./platform.ts";
import { ownConfig, refuseSettings } from "./settings.ts";
import { voicesLine } from "./voices-line.ts";

const usage = `Runs the whole platform on this machine.

  npm start [-- OPTIONS]

  --fresh      delete everything in the data folder first
  --bus KIND   how events are carried: in-process (default), redis (at REDIS_URL) or kafka (at KAFKA_BROKERS)
  --quick      only the voices that need no model: fast and plain (as VOICES=quick)
  --no-demo    do not load the demo stories
  --show-logins  print the demo users' passwords again; if the platform runs already, do nothing else
  --help       show this

PORT changes the port (default 8080) and HOST the address that it listens on (default 127.0.0.1: this machine only).
STORYTELLING_DATA is the data folder (default .data), TRUSTED_PROXIES the number of trusted proxies in front (default 0).
`;

const values = readOptions();
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}
if (values.quick) process.env.VOICES = "quick";
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
const say = (line: string) => void process.stdout.write(`${line}\n`);
if (values.fresh) await beginAnew();
if (values["show-logins"]) await onlyShowLogins();

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
  const config = readConfig("The platform", ownConfig, { ...process.env, EVENT_BUS });
  platform = await startPlatform({
    dataDir,
    port,
    host: config.HOST,
    trustedProxies: config.TRUSTED_PROXIES,
    openBus: (log) => openBus(config, "platform", log),
  });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(error instanceof ConfigError ? 78 : 1);
}
const seconds = ((performance.now() - began) / 1000).toFixed(1);
process.stdout.write(`
  Ready in ${seconds} s at ${platform.url}

  Local pages     ${localLink(platform.url, platform.localKey)}
                  mailbox, traces, metrics, API reference: for you at this machine. Keep the link to yourself.
  Data and log    ${dataDir}
  Voices          ${voicesLine(process.env)}
  Stop            Ctrl-C

`);
if (!production) await tellLogins(dataDir, say, { again: values["show-logins"] ?? false });
if (!production && process.env.ADMIN_EMAIL)
  say("  ADMIN_EMAIL has no effect here: this machine already has an admin of its own.\n");
if (!values["no-demo"] && !production) {
  await loadDemo(platform, say).catch((error) => {
    if (!interrupted) process.stderr.write(`The demo stories could not be loaded: ${explain(error)}\n`);
  });
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        fresh: { type: "boolean" },
        bus: { type: "string" },
        quick: { type: "boolean" },
        "no-demo": { type: "boolean" },
        "show-logins": { type: "boolean" },
        help: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    process.exit(64);
  }
}

/** The link that opens the local pages in a browser. They are served on the loopback only. */
function localLink(url: string, key: string): string {
  const { hostname } = new URL(url);
  return hostname === "localhost" ? `${url}/local?key=${key}` : "leave HOST out, or set it to 0.0.0.0";
}

/** If the platform runs already, prints the links and logins of its start, and exits. */
async function onlyShowLogins(): Promise<void> {
  const url = await findPlatform(dataDir);
  if (!url) return;
  say(`  Local pages     ${localLink(url, await localKey(dataDir))}\n`);
  await tellLogins(dataDir, say, { again: true });
  process.exit(0);
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
    return `Port ${port} is in use. Stop the process that uses it, or choose another port: PORT=${port + 1} npm start`;
  }
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return `HOST is ${process.env.HOST}, which is not an address of this machine. Leave it out, or set 0.0.0.0 for all addresses.`;
  if (code === "EACCES" && message.includes("listen"))
    return `Port ${port} needs special rights. Try: PORT=8080 npm start`;
  return `Storytelling could not start: ${message}\nSee ${join(dataDir, "platform.log")}`;
}
