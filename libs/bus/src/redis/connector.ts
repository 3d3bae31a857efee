import { createConnection, type Socket } from "node:net";
import { type ConnectionOptions, connect as connectTls } from "node:tls";
import { AbstractConnector } from "ioredis";

/** The options of ioredis that say where to connect. */
interface Options {
  readonly host: string;
  readonly port: number;
  readonly family?: number;
  /** `true` for an address that begins with `rediss:`. */
  readonly tls?: ConnectionOptions | true;
  readonly disconnectTimeout: number;
}

/**
 * Opens sockets whose later errors end nothing. ioredis listens for the first error of a socket alone. A second one would
 * end the process: for example the server's alert that comes after we refused its certificate.
 */
export class SteadyConnector extends AbstractConnector {
  readonly #options: Options;

  // ioredis gives all its options, which contain the address.
  constructor(options: unknown) {
    super((options as Options).disconnectTimeout);
    this.#options = options as Options;
  }

  async connect(): Promise<Socket> {
    const { host, port, family, tls } = this.#options;
    const to = { host, port, ...(family ? { family } : {}) };
    this.connecting = true;
    const socket = tls ? connectTls({ ...to, ...(tls === true ? {} : tls) }) : createConnection(to);
    this.stream = socket;
    socket.once("error", (error) => {
      this.firstError = error;
    });
    socket.on("error", () => {});
    return socket;
  }
}
