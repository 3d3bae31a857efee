import { Socket } from "node:net";
import pg from "pg";

/** An arbitrary number for the advisory lock that every process using the server holds in shared mode. */
const IN_USE = "7402389120114";

/** A process's claim on a server: an idle connection with a shared lock. A killed process loses it automatically. */
export interface Guard {
  /** Whether commits of the server survive a crash. */
  durable: boolean;
  /** Prepares the end. True if no other process has a claim; from then on, none can make one. */
  last(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Claims the server at `adminUrl`. Calls `lost` if the connection ends without `close`. Rejects if the server cannot be
 * reached or refuses the password. It never keeps the process alive.
 */
export async function guard(adminUrl: string, lost: () => void): Promise<Guard> {
  const socket = new Socket();
  const client = new pg.Client({
    connectionString: adminUrl,
    connectionTimeoutMillis: 10_000,
    stream: () => socket,
  });
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query(
    `select pg_advisory_lock_shared(${IN_USE}), current_setting('fsync') = 'on' as durable`,
  );
  socket.unref();
  client.once("end", lost);
  return {
    durable: rows[0]?.durable === true,
    async last() {
      socket.ref();
      const { rows } = await client.query(`select pg_try_advisory_lock(${IN_USE}) as alone`);
      return rows[0]?.alone === true;
    },
    async close() {
      client.off("end", lost);
      await client.end().catch(() => {});
    },
  };
}
