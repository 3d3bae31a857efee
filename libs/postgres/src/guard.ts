import { Socket } from "node:net";
import pg from "pg";

/** Any fixed number: held in shared mode by every process that uses the server. */
const IN_USE = "7402389120114";

/** One process's claim on a server: an idle connection with a shared lock, which a killed process loses by itself. */
export interface Guard {
  /** Whether what the server commits survives a crash. */
  durable: boolean;
  /** Prepares the end; true if nobody else has a claim, and from then on nobody can make one. */
  last(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Claims the server at `adminUrl`, and calls `lost` if the connection ends other than by `close`; rejects if the server
 * is gone or does not know the password. Never keeps the process alive.
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
