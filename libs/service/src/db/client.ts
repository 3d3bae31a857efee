import { Socket } from "node:net";
import pg from "pg";

/** Milliseconds. */
const timing = { look: 500, silence: 2000, probe: 3000 } as const;

/** What a connection may not hold on to for longer, in milliseconds: locks of a client that the server hears no more of. */
export const idleInTransaction = 5000;

/**
 * A socket that hands the kernel one piece of memory where the driver has written a message in several: gathering them
 * there costs a good part of what a short statement does.
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
  /** Looks now whether the server is still at work for it. */
  suspect(): void;
  breakOff(): void;
  /** The server's number for it. */
  pid(): number;
}

/**
 * Clients of one database that notice when the other end is gone though nobody has closed the connection. The kernel
 * takes a quarter of an hour for that, and a limit on the length of queries would also end those that are at work. So
 * whoever waits for two seconds without a byte asks the server, over another connection, whether it works on the
 * query; if not, the connection is broken off, with those that lie idle beside it, their sessions
 * are ended so that their locks are free, and its query fails as transient.
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
      // Between two queries nobody else listens, and the next query fails by itself.
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
        const silent = new Error("The connection was silent and is broken off.");
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

/** Whether the server works for one of its sessions; it does not for one that it has ended, or that waits for us. */
async function stateOf(url: string, pid: number): Promise<"working" | "waiting" | "unknown"> {
  try {
    const active = "select from pg_stat_activity where pid = $1 and state = 'active'";
    return (await ask(url, active, [pid])) > 0 ? "working" : "waiting";
  } catch {
    return "unknown";
  }
}

/** Asks over a connection of its own; gives the number of rows. */
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
