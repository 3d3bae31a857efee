import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { userSubscriptionChanged } from "@storytelling/events";
import { until } from "@storytelling/service/testing";
import { startWorld, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

const told = (priority: number, since: string) =>
  world.service.deliver(
    userSubscriptionChanged(world.ada.id, {
      ...userSubscriptionChanged.example,
      userId: world.ada.id,
      priority,
      since,
    }),
  );
/** The priorities of the lines of somebody's newest narration, as they lie in the queue. */
const prioritiesOf = async (narrationId: string): Promise<number[]> => {
  const { rows } = await world.service.running.context.db.pool.query(
    "select distinct priority from pgboss.job where name = 'render-line' and data ->> 'narrationId' = $1",
    [narrationId],
  );
  return rows.map((row) => row.priority);
};
const narrate = async (text: string) => {
  const { id } = await world.narrate(await world.write([text]));
  return until(async () => {
    const found = await prioritiesOf(id);
    return found.length > 0 && found;
  });
};

describe("UserSubscriptionChanged", () => {
  it("takes the lines of a higher tier from the queue first; older news that comes late changes nothing", async () => {
    assert.deepEqual(await narrate("Once."), [-1]);
    await told(2, "2026-11-22T10:00:00.000Z");
    assert.deepEqual(await narrate("Twice."), [1]);
    await told(0, "2026-11-21T10:00:00.000Z");
    assert.deepEqual(await narrate("Thrice."), [1]);
    await told(0, "2026-11-23T10:00:00.000Z");
    assert.deepEqual(await narrate("Four times."), [-1]);
  });
});
