import { Socket } from "node:net";
import pg from "pg";

/** Milliseconds. */
const timing = { look: 500, silence: 2000, probe: 3000 } as const;

/** After how many milliseconds the server ends an idle transaction, so that a client which is gone keeps no locks. */
export const idleInTransaction = 5000;

/**
 * A socket that passes a message to the kernel as one piece of memory, although the driver writes it in several.
 * Gathering them in the kernel costs a good part of a short statement.
 */
class GatheringSocket extends Socket {
  override _writev(
    chunks: { chunk: Buffer; encoding: BufferEncoding }[],
    done: (error?: Error | null) => void,
  ): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), "buffer" as BufferEncoding, done);
  }
}

interface Line {
  isBusy(): boolean;
  /** Checks now whether the server is still working for it. */
  suspect(): void;
  breakOff(): void;
  /** The id of its process at the server. */
  pid(): number;
}

/**
 * Clients of one database that notice when the server is gone although nobody has closed the connection. The kernel
 * needs a quarter of an hour for that. A time limit for queries would also end those that the server still works on. So
 * a client that has waited for two seconds without a byte asks the server, over another connection, whether it works on
 * the query. If not, the client closes the connection and all idle ones, and ends their sessions, so that their locks
 * are released. Its query fails as transient.
 */
export function watchedClients(url: string): new (config?: pg.ClientConfig) => pg.Client {
  const lines = new Set<Line>();

  return class WatchedClient extends pg.Client {
    constructor(config?: pg.ClientConfig) {
      const socket = new GatheringSocket();
      super({
        ...config,
        connectionString: url,
        keepAlive: true,
        keepAliveInitialDelayMillis: 10_000,
        stream: () => socket,
      });
      // Between two queries there is no other listener, and the next query fails by itself.
      this.on("error", () => {});
      watch(this, socket);
    }
  };

  function watch(client: pg.Client, socket: Socket): void {
    let busy = false;
    let heard = { bytes: 0, at: 0 };
    let probing = false;
    let unanswered = 0;
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      if (!busy) heard = { bytes: socket.bytesRead, at: performance.now() };
      busy = true;
      return query(...args);
    }) as typeof client.query;
    client.on("drain", () => {
      busy = false;
    });

    const pid = () => (client as { processID?: number | null }).processID ?? 0;
    const line: Line = {
      isBusy: () => busy,
      pid,
      async suspect() {
        if (probing) return;
        probing = true;
        const { bytes } = heard;
        const state = await stateOf(url, pid());
        probing = false;
        unanswered = state === "unknown" ? unanswered + 1 : 0;
        if (!busy || socket.bytesRead !== bytes || state === "working" || unanswered === 1) return;
        const idle = [...lines].filter((other) => other !== line && !other.isBusy());
        for (const other of [...lines]) if (other !== line && other.isBusy()) other.suspect();
        for (const dead of [line, ...idle]) dead.breakOff();
        await ask(url, "select pg_terminate_backend(pid) from unnest($1::int[]) as pid", [
          [line, ...idle].map((dead) => dead.pid()),
        ]).catch(() => {});
      },
      breakOff() {
        lines.delete(line);
        const silent = new Error("The server did not answer on this connection, so it was closed.");
        socket.destroy(Object.assign(silent, { code: "ETIMEDOUT" }));
      },
    };
    const timer = setInterval(() => {
      const now = performance.now();
      if (socket.bytesRead !== heard.bytes) heard = { bytes: socket.bytesRead, at: now };
      else if (busy && now - heard.at > timing.silence) {
        heard.at = now;
        line.suspect();
      }
    }, timing.look).unref();
    socket.once("connect", () => lines.add(line));
    socket.once("close", () => {
      lines.delete(line);
      clearInterval(timer);
    });
  }
}

/** Whether the server works for one of its sessions. It does not for a session that has ended or that waits for us. */
async function stateOf(url: string, pid: number): Promise<"working" | "waiting" | "unknown"> {
  try {
    const active = "select from pg_stat_activity where pid = $1 and state = 'active'";
    return (await ask(url, active, [pid])) > 0 ? "working" : "waiting";
  } catch {
    return "unknown";
  }
}

/** Asks over a separate connection; returns the number of rows. */
async function ask(url: string, sql: string, values: unknown[]): Promise<number> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: timing.probe,
    query_timeout: timing.probe,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    return (await client.query(sql, values)).rowCount ?? 0;
  } finally {
    client.end().catch(() => {});
  }
}
