import { Logger, makeWorkerUtils, type Runner, run } from "graphile-worker";
import { inTransaction } from "../../transaction.ts";
import { type Change, effectOf, insertChanges, type Open, openPool } from "../world.ts";

const logger = new Logger(() => () => {});

/**
 * Graphile Worker with the advice of its page on performance for many short jobs: a local queue, completions in
 * batches.
 */
export const open: Open = async ({ url, connections }) => {
  const pool = openPool(url, connections + 4);
  const writers = openPool(url, 8);
  const utils = await makeWorkerUtils({ pgPool: pool, logger });
  await utils.migrate();
  let runner: Runner | undefined;
  return {
    write: (changes) =>
      inTransaction(writers, async (client) => {
        await insertChanges(client, changes);
        if (changes.length === 1)
          await client.query("select graphile_worker.add_job('change', $1::json)", [
            JSON.stringify(changes[0]),
          ]);
        else
          await client.query(
            "select graphile_worker.add_jobs(array(select row('change', data, null, null, null, null, null, null)::graphile_worker.job_spec from json_array_elements($1::json) as data))",
            [JSON.stringify(changes)],
          );
      }),
    async start(done) {
      runner = await run({
        pgPool: pool,
        logger,
        noHandleSignals: true,
        concurrency: connections,
        pollInterval: 500,
        preset: {
          worker: {
            localQueue: { size: 500, refetchDelay: { durationMs: 10 } },
            completeJobBatchDelay: 0,
            failJobBatchDelay: 0,
          },
        },
        taskList: {
          async change(payload) {
            const change = payload as Change;
            await effectOf(pool, change);
            done(change.n);
          },
        },
      });
    },
    async stop() {
      await runner?.stop();
      await utils.release();
      await Promise.all([pool.end(), writers.end()]);
    },
  };
};
