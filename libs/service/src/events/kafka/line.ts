import { apiVersionsV3, Connection, type ConnectionOptions, ResponseError } from "@platformatic/kafka";
import { timing } from "./timing.ts";
import { KafkaTrouble, trouble, Unreachable } from "./trouble.ts";

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** How brokers are spoken to. */
export interface Manner {
  /** How its connections are called in the brokers' logs, metrics and quotas. */
  readonly clientId: string;
  readonly tls?: NonNullable<ConnectionOptions["tls"]>;
  readonly sasl?: NonNullable<ConnectionOptions["sasl"]>;
}

/** One request of the protocol, as the library sends it over a connection. */
export type Call<A extends unknown[], R> = (connection: Connection, ...args: A) => Promise<R>;

/** The same call, answered also where parts of the answer are refusals: the caller looks at each part's `errorCode`. */
export const inParts =
  <A extends unknown[], R>(call: Call<A, R>): Call<A, R> =>
  async (connection, ...args) => {
    try {
      return await call(connection, ...args);
    } catch (error) {
      if (error instanceof ResponseError && error.response) return error.response as R;
      throw error;
    }
  };

/** A connection to one broker, made when first needed and again after it broke. */
export interface Line {
  /** Rejects with KafkaTrouble; one without codes means that the broker may or may not have done what was asked. */
  ask<A extends unknown[], R>(call: Call<A, R>, ...args: A): Promise<R>;
  close(): void;
}

/** Opens a line on which whatever is not answered in time counts as broken off. */
export function openLine(address: Address, manner: Manner): Line {
  let current: Promise<Connection> | undefined;
  let closed = false;

  async function dial(): Promise<Connection> {
    const connection = new Connection(manner.clientId, {
      connectTimeout: timing.connect,
      requestTimeout: timing.silence,
      ...(manner.tls ? { tls: manner.tls } : {}),
      ...(manner.sasl ? { sasl: manner.sasl } : {}),
    });
    connection.on("error", () => {});
    try {
      await connection.connect(address.host, address.port);
      await greet(connection);
      return connection;
    } catch (error) {
      connection.socket?.destroy();
      const { message, codes } = trouble(error);
      throw new Unreachable(`Kafka cannot be reached: ${message}`, codes);
    }
  }

  function connected(): Promise<Connection> {
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

  return {
    async ask(call, ...args) {
      if (closed) throw new KafkaTrouble("The connection is closed.");
      const mine = connected();
      try {
        return await call(await mine, ...args);
      } catch (error) {
        const fault = trouble(error);
        // A connection that did not answer says so itself only later.
        if (fault.codes.size === 0 && current === mine) current = undefined;
        throw fault;
      }
    },
    close() {
      closed = true;
      current?.then(
        (connection) => connection.socket.destroy(),
        () => {},
      );
    },
  };
}

/** One line to each broker, opened when first asked for. */
export function openLines(manner: Manner): { to(address: Address): Line; close(): void } {
  const lines = new Map<string, Line>();
  return {
    to(address) {
      const key = `${address.host}:${address.port}`;
      const line = lines.get(key) ?? openLine(address, manner);
      lines.set(key, line);
      return line;
    },
    close() {
      for (const line of lines.values()) line.close();
    },
  };
}

/** Groups whose members the cluster itself gives partitions to, one by one, came with Kafka 4.0. */
async function greet(connection: Connection): Promise<void> {
  const { apiKeys } = await apiVersionsV3.api.async(connection, "storytelling", "1");
  const heartbeat = apiKeys.find(({ name }) => name === "ConsumerGroupHeartbeat");
  if (!heartbeat || heartbeat.maxVersion < 1) throw new Error("Kafka 4.0 or later is needed");
}
