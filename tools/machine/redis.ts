import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ensureProgram } from "./ensure-program.ts";

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Ends it in good order; a folder that it made itself goes too. */
  stop(): Promise<void>;
  /** Ends it as a power cut would; its folder stays, for a server that is started on the same `dir` and `port`. */
  kill(): Promise<void>;
}

/** Kills the server when our end of the pipe closes, which it does however this process ends; `$1` goes with it. */
const watchdog = `exec 3<&0
folder=$1; shift
"$@" 3<&- & server=$!
(read -r _ <&3; trap '' TERM; kill -9 "$server"; rm -rf "$folder") 2>/dev/null & guard=$!
echo "$server"
wait "$server"
kill "$guard"`;

/**
 * Starts a real redis-server on the loopback, with the settings we ask of production: append-only, synced before each
 * answer, nothing evicted. Throws when there is no redis-server.
 */
export async function startRedis(
  options: { dir?: string; port?: number; appendonly?: boolean } = {},
): Promise<RedisServer> {
  const program = await ensureProgram("redis-server");
  if ("missing" in program) throw new Error(program.missing);
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), "storytelling-redis-")));
  const port = options.port ?? (await freePort());
  const settings = {
    port,
    bind: "127.0.0.1",
    dir,
    save: "",
    appendonly: options.appendonly === false ? "no" : "yes",
    appendfsync: "always",
    "maxmemory-policy": "noeviction",
    daemonize: "no",
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const shell = spawn("sh", ["-c", watchdog, "sh", options.dir ? "" : dir, program.path, ...args], {
    stdio: ["pipe", "pipe", "ignore"],
    detached: true,
  });
  shell.stdin.on("error", () => {});
  const exited = once(shell, "exit");
  const [line] = await once(shell.stdout, "data");
  const pid = Number(String(line).split("\n")[0]);
  // A test that forgets the server ends all the same, and the server with it.
  shell.stdout.resume();
  for (const handle of [shell, shell.stdin, shell.stdout])
    (handle as unknown as { unref?: () => void }).unref?.();

  const end = async (signal: NodeJS.Signals) => {
    if (shell.exitCode === null && shell.signalCode === null) {
      process.kill(pid, signal);
      shell.ref();
      await exited;
    }
    shell.stdin.destroy();
  };
  const deadline = Date.now() + 20_000;
  while (!(await answers(port))) {
    if (shell.exitCode !== null || Date.now() > deadline) {
      await end("SIGKILL");
      throw new Error(`redis-server did not start on port ${port} in ${dir}.`);
    }
    await sleep(20);
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    pid,
    async stop() {
      await end("SIGTERM");
      if (!options.dir) await rm(dir, { recursive: true, force: true });
    },
    kill: () => end("SIGKILL"),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Whether the server has loaded its data and takes commands. */
function answers(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect(port, "127.0.0.1", () => socket.write("PING\r\n"));
  socket.setTimeout(1000, () => resolve(false));
  socket.once("data", (data) => resolve(data.toString().startsWith("+PONG")));
  socket.once("error", () => resolve(false));
  return promise.finally(() => socket.destroy());
}
