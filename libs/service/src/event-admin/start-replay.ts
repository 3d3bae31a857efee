import { Refusal } from "@storytelling/values";
import { sql } from "kysely";
import type { BaseConfig } from "../config/config.ts";
import type { Tx } from "../db/db.ts";
import { violates } from "../db/errors.ts";
import { dayMs } from "../events/retention/days.ts";
import { answer } from "../http/use-case.ts";
import { useCase } from "./parked-event.ts";
import { replayEvents } from "./replay/job.ts";
import { Wanted, wantedRows } from "./replay/wanted.ts";
import { ConsumerName, loadReplay, ReplayView, viewOfReplay } from "./replay.ts";

/** The most events of one replay. */
const mostEvents = 100_000;

/** Publishes events of this service again for one consumer, which handles each of them once more. */
export const startReplay = useCase({
  body: Wanted.extend({
    consumer: ConsumerName.meta({ description: "Who is to handle them again: service/consumer." }),
  })
    .refine(({ from, ids }) => (from === undefined) !== (ids === undefined), {
      error: "Give either from, a moment, or ids.",
      path: ["from"],
    })
    .meta({ id: "NewReplay" }),
  answer: ReplayView,
  async run(app, { body: { consumer, ...wanted }, actor, transaction }) {
    const { OUTBOX_DAYS } = app.config as BaseConfig;
    const now = app.clock.now();
    const kept = new Date(now.getTime() - OUTBOX_DAYS * dayMs);
    if (wanted.from && new Date(wanted.from) < kept) throw tooOld(OUTBOX_DAYS, kept);
    if (wanted.from && wanted.to && new Date(wanted.from) >= new Date(wanted.to)) throw backwards();
    const id = app.ids.next();
    const given = await transaction(async (tx) => {
      const { total, until } = await measure(tx as Tx, wanted, now);
      if (wanted.ids && total < new Set(wanted.ids).size) throw notKept(new Set(wanted.ids).size - total);
      if (total === 0) throw nothing();
      if (total > mostEvents) throw tooMany(total);
      await tx
        .insertInto("replays")
        .values({
          id,
          consumer,
          wanted: JSON.stringify(wanted),
          total,
          until_pos: until,
          requested_by: actor.id,
          requested_at: now,
        })
        .execute();
      await app.jobs.enqueue(tx, replayEvents, [{ replayId: id }]);
      return answer(await viewOfReplay(tx as Tx, await loadReplay(tx as Tx, id)));
    }).catch((error) => {
      throw violates(error, "replays_running") ? running(consumer) : error;
    });
    const { total } = given.body;
    app.log.warn(
      { audit: "replay-started", by: actor.id, replay: id, consumer, wanted, total },
      "a replay was started",
    );
    return given;
  },
});

async function measure(tx: Tx, wanted: Wanted, now: Date): Promise<{ total: number; until: number }> {
  const { rows } = await sql<{ total: number; until: number | null }>`
    select count(*)::int as total, max(pos) as until from outbox where ${wantedRows(wanted, now)}`.execute(
    tx,
  );
  return { total: rows[0]?.total ?? 0, until: rows[0]?.until ?? 0 };
}

const tooOld = (days: number, kept: Date) =>
  new Refusal(
    "invalid",
    "replay-too-old",
    `Events are kept for ${days} days (OUTBOX_DAYS). Ask for those from ${kept.toISOString()} on.`,
    { faults: [{ field: "body.from", message: `Not before ${kept.toISOString()}.` }] },
  );

const backwards = () =>
  new Refusal("invalid", "replay-backwards", "The span ends before it begins. Give a later to.", {
    faults: [{ field: "body.to", message: "Must be later than from." }],
  });

const notKept = (missing: number) =>
  new Refusal(
    "conflict",
    "events-not-kept",
    `${missing} of these events are not kept here, or not published yet. Leave them out; nothing was replayed.`,
  );

const nothing = () =>
  new Refusal("conflict", "nothing-to-replay", "No event that was published is among these. Ask for others.");

const tooMany = (total: number) =>
  new Refusal(
    "conflict",
    "replay-too-large",
    `These are ${total} events, and a replay takes ${mostEvents} at most. Ask for a shorter span.`,
  );

const running = (consumer: string) =>
  new Refusal(
    "conflict",
    "replay-running",
    `Events are being replayed to ${consumer} already. Wait for that, or cancel it.`,
  );
