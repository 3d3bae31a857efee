import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import { type Change, effectOf, insertChanges, type Open, openPool } from "../world.ts";

/**
 * BullMQ as its documentation recommends: with concurrency, finished jobs removed, and Redis synced each second. It has
 * no outbox: a job is added after the change has committed, so a crash in between loses it.
 */
export const open: Open = async ({ url, redis, connections }) => {
  const pool = openPool(url, connections);
  const writers = openPool(url, 8);
  const { hostname: host, port } = new URL(redis);
  const connection = { host, port: Number(port), maxRetriesPerRequest: null };
  const admin = new Redis(redis);
  await admin.config("SET", "appendfsync", "everysec");
  const name = new URL(url).pathname.slice(1);
  const queue = new Queue<Change>(name, {
    connection,
    defaultJobOptions: { removeOnComplete: true, removeOnFail: 1000, attempts: 4 },
  });
  let worker: Worker | undefined;
  return {
    async write(changes) {
      await insertChanges(writers, changes);
      if (changes.length === 1 && changes[0]) await queue.add("change", changes[0]);
      else await queue.addBulk(changes.map((data) => ({ name: "change", data })));
    },
    async start(done) {
      worker = new Worker<Change>(
        name,
        async ({ data }) => {
          await effectOf(pool, data);
          done(data.n);
        },
        { connection, concurrency: connections * 2 },
      );
      await worker.waitUntilReady();
    },
    async stop() {
      await worker?.close();
      await queue.close();
      await admin.config("SET", "appendfsync", "always");
      admin.disconnect();
      await Promise.all([pool.end(), writers.end()]);
    },
  };
};
