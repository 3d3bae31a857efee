import assert from "node:assert/strict";
import { it } from "node:test";
import { startTestService, until } from "../src/testing/index.ts";
import { notes } from "./notes/service.ts";

it("ticks run after wire and upgrade, and end before unwire", async () => {
  const order: string[] = [];
  const service = await startTestService({
    ...notes,
    async wire(context) {
      order.push("wire");
      return notes.wire(context);
    },
    upgrade: async () => void order.push("upgrade"),
    unwire: async () => void order.push("unwire"),
    ticks: [
      {
        name: "slow",
        everyMs: 10,
        async run({ db }) {
          order.push("begun");
          // Long enough that a stop without waiting would end first.
          await db.pool.query("select pg_sleep(0.3)");
          order.push("ended");
        },
      },
    ],
  });
  await until(async () => order.includes("begun"));
  await service.stop();
  assert.deepEqual(order.slice(0, 3), ["wire", "upgrade", "begun"]);
  assert.deepEqual(order.slice(-2), ["ended", "unwire"]);
});
