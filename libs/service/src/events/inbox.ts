import type { StartFrom } from "@storytelling/bus";
import type { CloudEvent } from "@storytelling/events";
import { gate } from "../turns/gate.ts";
import type { Consumer } from "./consumer.ts";
import { type Handling, handleStep, type InTurn, NotBegun } from "./handle-step.ts";
import { isFor, roundsOf, type Strand } from "./rounds.ts";

export interface ConsumerOptions<App> extends Handling<App> {
  readonly consumers: readonly Consumer<App>[];
  /** Where a service begins that the bus does not know yet; "beginning" unless it says otherwise. */
  readonly from?: StartFrom;
}

/** Subscribes a service to the events it reacts to. Half of its connections stay free for requests. */
export async function startConsumers<App>(
  options: ConsumerOptions<App>,
): Promise<{ close(): Promise<void> }> {
  const { consumers, db, bus, service, from = "beginning" } = options;
  if (consumers.length === 0) return { close: async () => {} };
  const turn = gate(Math.max(1, Math.floor((db.pool.options.max ?? 2) / 2)));
  return bus.subscribe({
    group: service,
    types: new Set(consumers.map((consumer) => consumer.event.type)),
    from,
    async handle(events, owns) {
      for (const event of events) if (event.replayfor) warnOfNobody(options, event);
      const delivery = { isAgain: false };
      for (const round of roundsOf(service, consumers, events))
        await handleRound({ ...options, delivery }, round, owns, turn);
    },
  });
}

function warnOfNobody<App>({ service, consumers, log }: ConsumerOptions<App>, event: CloudEvent): void {
  const { id, replayid, replayfor } = event;
  if (!replayfor?.startsWith(`${service}/`) || consumers.some((consumer) => isFor(service, consumer, event)))
    return;
  log.warn(
    { event: id, replay: replayid, consumer: replayfor },
    "a replay is for a consumer that there is not",
  );
}

/** Settles only when nothing of the round is under way any more; after a failure it begins nothing. */
async function handleRound<App>(
  options: ConsumerOptions<App>,
  round: readonly Strand<Consumer<App>>[],
  owns: () => boolean,
  turn: InTurn,
): Promise<void> {
  let failure: { error: unknown } | undefined;
  const inTurn: InTurn = (work) =>
    turn(async (leave) => {
      if (failure || !owns()) throw new NotBegun("The rest of the events is left for another delivery.");
      return work(leave);
    });
  const strands = round.map(async (strand) => {
    try {
      for (const step of strand) await handleStep(options, step, inTurn);
    } catch (error) {
      failure ??= { error };
    }
  });
  await Promise.all(strands);
  if (failure) throw failure.error;
}
