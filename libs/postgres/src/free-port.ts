import { randomInt } from "node:crypto";
import { createServer } from "node:net";

// Below the ports that systems assign to outgoing connections, since such a port could be taken before the server
// listens.
const [lowest, beyond] = [15_000, 32_000];

/** A free port of the loopback for a server that is started later. It is never one that was returned before. */
export async function freePort(...given: readonly number[]): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = randomInt(lowest, beyond);
    if (!given.includes(port) && (await isFree(port))) return port;
  }
  throw new Error(`No port of 127.0.0.1 from ${lowest} to ${beyond} was found free.`);
}

/** Whether no process listens on a port of the loopback. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
