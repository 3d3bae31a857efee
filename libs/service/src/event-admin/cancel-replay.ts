import { Refusal } from "@storytelling/values";
import type { Tx } from "../db/db.ts";
import { answer } from "../http/use-case.ts";
import { useCase } from "./parked-event.ts";
import { loadReplay, ReplayParams, ReplayView, viewOfReplay } from "./replay.ts";

/** Ends a replay, and deletes the rows that the relay has not published yet. */
export const cancelReplay = useCase({
  params: ReplayParams,
  answer: ReplayView,
  async run(app, { params, actor, transaction }) {
    const given = await transaction(async (tx) => {
      // The job locks this row while it puts the next events into the outbox.
      await tx.selectFrom("replays").select("id").where("id", "=", params.id).forUpdate().execute();
      const { state } = await loadReplay(tx as Tx, params.id);
      if (state !== "running") throw over(state);
      const taken = await tx
        .deleteFrom("outbox")
        .where("replay_id", "=", params.id)
        .where("published_at", "is", null)
        .executeTakeFirst();
      await tx
        .updateTable("replays")
        .set((row) => ({
          state: "cancelled",
          ended_at: app.clock.now(),
          queued: row("queued", "-", Number(taken.numDeletedRows)),
        }))
        .where("id", "=", params.id)
        .execute();
      return answer(await viewOfReplay(tx as Tx, await loadReplay(tx as Tx, params.id)));
    });
    const { consumer, published } = given.body;
    const audit = { audit: "replay-cancelled", by: actor.id, replay: params.id, consumer, published };
    app.log.warn(audit, "a replay was cancelled");
    return given;
  },
});

const over = (state: string) =>
  new Refusal("conflict", "replay-over", `This replay is ${state} already. There is nothing to cancel.`);
