import { apiVersionsV3, Connection, type ConnectionOptions, ResponseError } from "@platformatic/kafka";
import { greeting, newPatience, type Patience } from "./patience.ts";
import { timing } from "./timing.ts";
import { KafkaTrouble, trouble, Unreachable } from "./trouble.ts";

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** The settings of connections to brokers. */
export interface Manner {
  /** The client id of the connections in the brokers' logs, metrics and quotas. */
  readonly clientId: string;
  readonly tls?: NonNullable<ConnectionOptions["tls"]>;
  readonly sasl?: NonNullable<ConnectionOptions["sasl"]>;
}

/** One request of the protocol, as the library sends it over a connection. */
export type Call<A extends unknown[], R> = (connection: Connection, ...args: A) => Promise<R>;

/**
 * The same call, which also resolves when parts of the answer are errors. The caller checks each part's `errorCode`.
 */
export function inParts<A extends unknown[], R>(call: Call<A, R>): Call<A, R> {
  const asked: Call<A, R> = async (connection, ...args) => {
    try {
      return await call(connection, ...args);
    } catch (error) {
      if (error instanceof ResponseError && error.response) return error.response as R;
      throw error;
    }
  };
  kinds.set(asked, call);
  return asked;
}
/** The kind of a call in parts, for measuring response times. */
const kinds = new WeakMap<object, unknown>();

/** A connection to one broker. It is made at the first use, and again after it broke. */
export interface Line {
  /** Rejects with KafkaTrouble. Without codes, the broker may or may not have executed the request. */
  ask<A extends unknown[], R>(call: Call<A, R>, ...args: A): Promise<R>;
  close(): void;
}

/** The options of a line. */
export interface LineOptions {
  readonly manner: Manner;
  /** The patience that all lines share, so that they learn from each other. */
  readonly patience?: Patience;
  /** Milliseconds for which the broker delays its answers because requests ask for it. */
  readonly heldBack?: number;
}

/** Opens a line. A request that is not answered in time breaks its connection. */
export function openLine(address: Address, options: LineOptions): Line {
  const { manner, patience = newPatience(), heldBack = 0 } = options;
  const broker = nameOf(address);
  let current: Promise<Connection> | undefined;
  let underWay = 0;
  let heardAt = 0;
  let closed = false;

  async function dial(): Promise<Connection> {
    const connection = new Connection(manner.clientId, {
      connectTimeout: timing.connect,
      // Our own timeouts are shorter and adapt to the broker.
      requestTimeout: timing.silenceMost + heldBack + 1000,
      ...(manner.tls ? { tls: manner.tls } : {}),
      ...(manner.sasl ? { sasl: manner.sasl } : {}),
    });
    connection.on("error", () => {});
    try {
      await connection.connect(address.host, address.port);
      const hello = { broker, call: greeting, heldBack: 0, heardAt: () => 0 };
      await patience.bear(greet(connection), hello);
      heardAt = performance.now();
      return connection;
    } catch (error) {
      connection.socket?.destroy();
      const { message, codes } = trouble(error);
      throw new Unreachable(`Kafka cannot be reached: ${message}`, codes);
    }
  }

  function connected(): Promise<Connection> {
    if (current && underWay === 0 && patience.doubts(heardAt)) hangUp();
    if (current) return current;
    const dialled = dial();
    current = dialled;
    const gone = () => {
      if (current === dialled) current = undefined;
    };
    dialled.then((connection) => {
      if (closed) connection.socket.destroy();
      if (connection.isConnected()) connection.once("close", gone);
      else gone();
    }, gone);
    return dialled;
  }

  function hangUp(): void {
    current?.then(
      (connection) => connection.socket.destroy(),
      () => {},
    );
    current = undefined;
  }

  return {
    async ask(call, ...args) {
      if (closed) throw new KafkaTrouble("The connection is closed.");
      const mine = connected();
      underWay++;
      try {
        const connection = await mine;
        const question = { broker, call: kinds.get(call) ?? call, heldBack, heardAt: () => heardAt };
        const answer = await patience.bear(call(connection, ...args), question);
        heardAt = performance.now();
        return answer;
      } catch (error) {
        const fault = trouble(error);
        if (fault.codes.size > 0) heardAt = performance.now();
        // A connection without an answer may be half-open, which it would not report itself.
        else if (current === mine) hangUp();
        throw fault;
      } finally {
        underWay--;
      }
    },
    close() {
      closed = true;
      hangUp();
    },
  };
}

/** One line to each broker, opened at the first use. */
export function openLines(open: (address: Address) => Line): { to(address: Address): Line; close(): void } {
  const lines = new Map<string, Line>();
  return {
    to(address) {
      const name = nameOf(address);
      const line = lines.get(name) ?? open(address);
      lines.set(name, line);
      return line;
    },
    close() {
      for (const line of lines.values()) line.close();
    },
  };
}

const nameOf = ({ host, port }: Address): string => `${host}:${port}`;

/** Kafka 4.0 introduced groups in which the cluster itself assigns partitions to members one by one (KIP-848). */
async function greet(connection: Connection): Promise<void> {
  const { apiKeys } = await apiVersionsV3.api.async(connection, "storytelling", "1");
  const heartbeat = apiKeys.find(({ name }) => name === "ConsumerGroupHeartbeat");
  if (!heartbeat || heartbeat.maxVersion < 1) throw new Error("Kafka 4.0 or later is needed");
}
