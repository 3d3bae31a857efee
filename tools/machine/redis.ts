import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@storytelling/postgres/free-port";
import { startBound } from "./bound-server.ts";
import type { Certificate } from "./certificate.ts";
import { ensureProgram } from "./ensure-program.ts";

export interface RedisServer {
  readonly url: string;
  /** rediss://, when it was started with a certificate. */
  readonly tlsUrl: string;
  readonly port: number;
  readonly pid: number;
  /** Stops it cleanly, and deletes its folder if it made the folder itself. */
  stop(): Promise<void>;
  /** Kills it by SIGKILL. Its folder stays, for a server that is started with the same `dir` and `port`. */
  kill(): Promise<void>;
}

/**
 * Starts a real redis-server on the loopback, with the settings that we require in production: append-only, synced
 * before each answer, nothing evicted. Throws when there is no redis-server.
 */
export async function startRedis(
  options: { dir?: string; port?: number; appendonly?: boolean; certificate?: Certificate } = {},
): Promise<RedisServer> {
  const program = await ensureProgram("redis-server");
  if ("missing" in program) throw new Error(program.missing);
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), "storytelling-redis-")));
  const port = options.port ?? (await freePort());
  const tlsPort = await freePort(port);
  const settings = {
    port,
    ...(options.certificate ? tls(tlsPort, options.certificate) : {}),
    bind: "127.0.0.1",
    dir,
    save: "",
    appendonly: options.appendonly === false ? "no" : "yes",
    appendfsync: "always",
    "maxmemory-policy": "noeviction",
    daemonize: "no",
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const { pid, end, hasEnded } = await startBound(program.path, args, options.dir ? "" : dir, "/dev/null");
  const deadline = Date.now() + 20_000;
  while (!(await answers(port))) {
    if (hasEnded() || Date.now() > deadline) {
      await end("SIGKILL");
      throw new Error(`redis-server did not start on port ${port} in ${dir}.`);
    }
    await sleep(20);
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    tlsUrl: `rediss://127.0.0.1:${tlsPort}`,
    port,
    pid,
    async stop() {
      await end("SIGTERM");
      if (!options.dir) await rm(dir, { recursive: true, force: true });
    },
    kill: () => end("SIGKILL"),
  };
}

const tls = (port: number, { key, cert }: Certificate) => ({
  "tls-port": port,
  "tls-cert-file": cert,
  "tls-key-file": key,
  "tls-ca-cert-file": cert,
  "tls-auth-clients": "no",
});

/** Whether the server has loaded its data and accepts commands. */
function answers(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect(port, "127.0.0.1", () => socket.write("PING\r\n"));
  socket.setTimeout(1000, () => resolve(false));
  socket.once("data", (data) => resolve(data.toString().startsWith("+PONG")));
  socket.once("error", () => resolve(false));
  return promise.finally(() => socket.destroy());
}
