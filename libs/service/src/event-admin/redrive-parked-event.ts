import { Refusal } from "@storytelling/values";
import { z } from "zod";
import { isTransient } from "../db/errors.ts";
import type { ServiceContext } from "../definition/context.ts";
import type { Consumer } from "../events/consumer.ts";
import { mostRedrives, redrive } from "../events/redrive.ts";
import { answer } from "../http/use-case.ts";
import { loadParkedEvent, ParkedEventParams, useCase } from "./parked-event.ts";

const Redriven = z
  .object({
    handled: z.number().int().meta({ description: "How many have been handled now." }),
    left: z.number().int().meta({ description: "How many of the aggregate are parked still." }),
    stoppedAt: z
      .object({ seq: z.number().int(), reason: z.string(), redrives: z.number().int() })
      .nullable()
      .meta({
        description: "The first that still fails, and why; those after it wait. Null: all are done.",
      }),
  })
  .meta({ id: "Redriven" });

/**
 * Handles the parked events of this event's aggregate at its consumer again, oldest first, until one fails.
 * Safe to repeat without a key: each event leaves the table in the transaction of its effect.
 */
export const redriveParkedEvent = <App extends ServiceContext>(consumers: readonly Consumer<App>[]) =>
  useCase({
    params: ParkedEventParams,
    query: z.object({
      force: z
        .enum(["true", "false"])
        .default("false")
        .meta({ description: `Also when the first of them has failed ${mostRedrives} redrives.` }),
    }),
    answer: Redriven,
    async run(app, { params, query, actor, signal }) {
      const { consumer: name, aggregate_id } = await loadParkedEvent(app, params.seq);
      const consumer = consumers.find((one) => one.name === name);
      if (!consumer) throw consumerGone(name);
      const force = query.force === "true";
      const { handled, left, stoppedAt } = await redrive(app.db, app as App, consumer, aggregate_id, {
        force,
        signal,
      }).catch((error) => {
        throw isTransient(error) ? databaseAway(error) : error;
      });
      if (handled === 0 && stoppedAt?.capped) throw exhausted(stoppedAt);
      const told = stoppedAt && {
        seq: stoppedAt.seq,
        reason: stoppedAt.error,
        redrives: stoppedAt.redrives,
      };
      const audit = {
        audit: "parked-events-redriven",
        by: actor.id,
        consumer: name,
        aggregateId: aggregate_id,
      };
      // The reason may quote what a person wrote, so the log does not have it. The parked event does.
      const stopped = told && { seq: told.seq, redrives: told.redrives };
      app.log.info({ ...audit, force, handled, left, stoppedAt: stopped }, "parked events were redriven");
      return answer({ handled, left, stoppedAt: told });
    },
  });

const consumerGone = (name: string) =>
  new Refusal(
    "conflict",
    "consumer-gone",
    `No consumer is called ${name} any more. Bring it back in the code, or discard the event.`,
  );

const exhausted = ({ seq, redrives, error }: { seq: number; redrives: number; error: string }) =>
  new Refusal(
    "conflict",
    "redrives-exhausted",
    `Event ${seq} has failed ${redrives} redrives; the last said "${error.slice(0, 300)}". Mend the cause and redrive with ?force=true, or discard it.`,
  );

const databaseAway = (cause: unknown) =>
  new Refusal(
    "unavailable",
    "database-unavailable",
    "The database did not answer; nothing was counted as failed. Try again shortly.",
    { cause, retryAfter: 2 },
  );
