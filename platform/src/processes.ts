import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "@storytelling/postgres/free-port";
import { constellation } from "./constellation.ts";
import { type Gateway, startGateway } from "./gateway.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface Processes {
  readonly url: string;
  readonly children: ReadonlyMap<string, ChildProcess>;
  /** Ends the process of a service with SIGTERM. */
  end(service: string): Promise<void>;
  /** Starts a service that was ended again, at its old address, and waits until it is ready. */
  begin(service: string): Promise<void>;
  stop(): Promise<void>;
}

/** Runs each service as a separate process behind a development gateway, with events over the bus that `env` names. */
export async function startProcesses(options: {
  dataDir: string;
  env: Record<string, string>;
}): Promise<Processes> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const ports = new Map<string, number>();
  for (const { name } of constellation) ports.set(name, await freePort(...ports.values()));
  const targets = new Map([...ports].map(([name, port]) => [name, `http://127.0.0.1:${port}`]));
  const gateway = await startGateway(targets, 0);
  // Services call each other directly, as in production: only requests from outside pass the gateway.
  const peers = Object.fromEntries([...targets].map(([name, url]) => [`${name.toUpperCase()}_URL`, url]));
  const env = { ...peers, ...options.env };
  const logOf = (name: string) => join(options.dataDir, `${name}.log`);
  const start = (name: string, port: number) =>
    run(name, port, gateway, { ...options, env, log: logOf(name) });
  const children = new Map([...ports].map(([name, port]) => [name, start(name, port)]));
  const stop = async () => {
    await Promise.all([...children.values()].map(end));
    await gateway.stop();
  };
  try {
    await Promise.all([...targets].map(([name, url]) => ready(name, url, children.get(name), logOf(name))));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: gateway.url,
    children,
    async end(name) {
      const child = children.get(name);
      if (child) await end(child);
    },
    async begin(name) {
      const child = start(name, ports.get(name) ?? 0);
      children.set(name, child);
      await ready(name, targets.get(name) ?? "", child, logOf(name));
    },
    stop,
  };
}

function run(
  name: string,
  port: number,
  gateway: Gateway,
  options: { dataDir: string; env: Record<string, string>; log: string },
): ChildProcess {
  const log = createWriteStream(options.log, { flags: "a" });
  const child = spawn(process.execPath, [join(root, "services", name, "src/main.ts")], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      STORYTELLING_DATA: options.dataDir,
      GATEWAY_URL: gateway.url,
      PORT: String(port),
      HOST: "127.0.0.1",
      TRUSTED_PROXIES: "1",
      ...options.env,
    },
  });
  child.stdout?.pipe(log);
  child.stderr?.pipe(log);
  return child;
}

async function ready(name: string, url: string, child: ChildProcess | undefined, log: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const ended = child?.exitCode ?? child?.signalCode;
    if (ended !== null) {
      const said = (await readFile(log, "utf8").catch(() => "")).slice(-2000);
      throw new Error(`${name} ended with ${ended} before it was ready: ${said || "its log is empty"}`);
    }
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error(`${name} was not ready after 60 s; see ${log}.`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  const impatient = setTimeout(() => child.kill("SIGKILL"), 20_000);
  await once(child, "exit");
  clearTimeout(impatient);
}
