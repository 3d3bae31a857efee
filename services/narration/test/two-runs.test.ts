import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { until } from "@storytelling/service/testing";
import { Refusal } from "@storytelling/values";
import { startWorld, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld({ env: { RENDER_ATTEMPTS: "1" } });
});
after(() => world.stop());
afterEach(() => {
  world.ears.before = async () => {};
});

/** A narration that was cancelled while its only line was being spoken, and resumed. The voice then continues. */
async function resumedMeanwhile(line: string, then: () => void) {
  const { promise, resolve } = Promise.withResolvers<void>();
  let begun = 0;
  world.ears.before = async () => {
    if (++begun > 1) return;
    await promise;
    then();
  };
  const { body } = await world.request(await world.write([line]));
  await until(() => begun === 1);
  assert.equal((await world.post(`narrations/${body.id}/cancel`)).status, 200);
  assert.equal((await world.post(`narrations/${body.id}/resume`)).status, 202);
  resolve();
  return body.id;
}

describe("a narration that is resumed before the work of its cancelled run has ended", () => {
  it("is done: the aborted old run does not fail it", async () => {
    const id = await resumedMeanwhile("Broken off and spoken anew. ", () => {});
    await world.reaches(id, "done");
    assert.deepEqual(
      (await world.service.events()).filter((event) => event.aggregateId === id).map(({ type }) => type),
      ["NarrationRequested", "NarrationCancelled", "NarrationResumed", "NarrationCompleted"],
    );
  });

  it("is done also when the old run's voice failed permanently", async () => {
    const id = await resumedMeanwhile("Once it could not be said. ", () => {
      throw new Refusal("invalid", "unspeakable", "This line cannot be said.");
    });
    await world.reaches(id, "done");
  });
});

describe("a narration that another process cancelled while this process was mastering it", () => {
  it("keeps the audiobook of its next run: the old run deletes its files before the next one can begin", async () => {
    const { data } = world.service;
    const other = await startWorld({
      ...world,
      data,
      allowance: world.allowance,
      env: { RENDER_ATTEMPTS: "1" },
    });
    const put = Promise.withResolvers<void>();
    const deletion = Promise.withResolvers<void>();
    let mastering: World | undefined;
    let deleting = false;
    for (const one of [world, other]) {
      const { blobs } = one.service.running.context;
      const kept = { put: blobs.put, delete: blobs.delete };
      blobs.put = async (owner, content, options) => {
        if (!mastering && options.id?.endsWith(".mp3")) {
          mastering = one;
          await put.promise;
        }
        return kept.put.call(blobs, owner, content, options);
      };
      blobs.delete = async (owner, id) => {
        if (one === mastering && !deleting && id.endsWith(".mp3")) {
          deleting = true;
          await deletion.promise;
        }
        return kept.delete.call(blobs, owner, id);
      };
    }
    const { body } = await world.request(await world.write(["A book of two runs. "]));
    await until(() => mastering);
    const asker = mastering === world ? other : world;
    assert.equal((await asker.post(`narrations/${body.id}/cancel`, world.ada)).status, 200);
    put.resolve();
    await until(() => deleting);
    let resumed = 0;
    const resuming = asker.post(`narrations/${body.id}/resume`, world.ada).then(({ status }) => {
      resumed = status;
    });
    const { pool } = asker.service.running.context.db;
    const waiting =
      "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
    await until(async () => resumed === 202 || (await pool.query(waiting)).rowCount);
    if (resumed) await world.reaches(body.id, "done");
    deletion.resolve();
    await resuming;
    await world.reaches(body.id, "done");
    assert.equal((await world.get(`narrations/${body.id}/audio.mp3`)).status, 200);
    await other.service.stop({ keep: true });
  });
});
