import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { TestData } from "@storytelling/service/testing";

const fixture = fileURLToPath(new URL("killed.fixture.ts", import.meta.url));

/** The service as a process behind a network, both of which fail when a test says so. The address stays. */
export async function startFrailServer({ database, blobDir, masterKey }: TestData) {
  let child: ChildProcess;
  let port = 0;
  const sockets = new Set<Socket>();
  const network = createServer((client) => {
    const server = connect(port, "127.0.0.1");
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  network.listen(0, "127.0.0.1");
  await once(network, "listening");

  async function start(): Promise<void> {
    child = spawn(process.execPath, [fixture, database.url, blobDir, masterKey], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const lines = createInterface(child.stdout as NodeJS.ReadableStream);
    ({ port } = JSON.parse(String((await once(lines, "line"))[0])));
  }
  async function kill(): Promise<void> {
    const exit = once(child, "exit");
    child.kill("SIGKILL");
    await exit;
  }
  await start();
  return {
    url: `http://127.0.0.1:${(network.address() as AddressInfo).port}`,
    /** SIGKILL, in the middle of what it does, and a new process. */
    async killAndStart() {
      await kill();
      await start();
    },
    /** Breaks every connection that is open. */
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    async stop() {
      await kill();
      network.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
export type FrailServer = Awaited<ReturnType<typeof startFrailServer>>;
