import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/**
 * A port of the loopback that nobody listens on now, and none of those that are given away already: the system may well
 * give a port twice before the first to have it listens there.
 */
export async function freePort(...given: readonly number[]): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return given.includes(port) ? freePort(...given) : port;
}
