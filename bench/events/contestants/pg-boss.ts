import { PgBoss } from "pg-boss";
import { inTransaction } from "../../transaction.ts";
import { type Change, effectOf, effectsOf, insertChanges, type Open, openPool } from "../world.ts";

/** pg-boss as its documentation recommends for many jobs: fetched and completed by the hundred, woken by NOTIFY. */
export const open: Open = async ({ url, together, connections }) => {
  const pool = openPool(url, connections);
  const writers = openPool(url, 8);
  const boss = new PgBoss({ connectionString: url, max: 4, useListenNotify: true, schedule: false });
  boss.on("error", () => {});
  await boss.start();
  await boss.createQueue("changes", { notify: true, retryLimit: 3 });
  return {
    write: (changes) =>
      inTransaction(writers, async (client) => {
        await insertChanges(client, changes);
        const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
        await boss.insert(
          "changes",
          changes.map((data) => ({ data })),
          { db },
        );
      }),
    async start(done) {
      const handle = async (jobs: { id: string; data: Change }[]) => {
        if (together > 1) {
          await effectsOf(
            pool,
            jobs.map(({ data }) => data),
          );
          for (const { data } of jobs) done(data.n);
        } else
          await Promise.all(
            jobs.map(async ({ data }) => {
              await effectOf(pool, data);
              done(data.n);
            }),
          );
        return jobs.map(({ id }) => ({ id, status: "completed" as const }));
      };
      const options = {
        batchSize: 100,
        localConcurrency: 4,
        burstWhenBatchFull: true,
        perJobResults: true,
        pollingIntervalSeconds: 0.5,
      } as const;
      await boss.work<Change, void, typeof options>("changes", options, handle);
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 5000 });
      await Promise.all([pool.end(), writers.end()]);
    },
  };
};
