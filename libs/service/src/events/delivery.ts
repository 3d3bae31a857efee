import type { Bus, StartFrom } from "@storytelling/bus";
import type { CloudEvent } from "@storytelling/events";
import type { Limiter } from "@storytelling/values";
import type { Logger } from "pino";
import type { Db } from "../db/db.ts";
import type { Consumer } from "./consumer.ts";
import type { Outcome } from "./outcomes.ts";
import type { Step, Strand } from "./rounds.ts";
import type { Troubles } from "./supervise.ts";

/** What the consumers of a service need. */
export interface ConsumerOptions<App> {
  readonly service: string;
  readonly bus: Bus;
  readonly app: App;
  readonly db: Db;
  readonly log: Logger;
  readonly consumers: readonly Consumer<App>[];
  /** Where a service begins that the bus does not know yet; "beginning" unless it says otherwise. */
  readonly from?: StartFrom;
  /** Attempts before an event is parked; 4. */
  readonly attempts?: number;
  /** How long a transaction may take of a consumer that does not say so itself; 30. */
  readonly seconds?: number;
  readonly observe?: (consumer: string, outcome: Outcome, event: CloudEvent) => void;
  readonly troubles?: Troubles;
  /** Only for the test that proves the inbox is needed. */
  readonly withoutInbox?: boolean;
}

/** A transaction was not begun, and nothing is wrong with its events. */
export class NotBegun extends Error {
  override name = "NotBegun";
}

/** Events that the bus handed over together, while they are handled. */
export interface Delivery<App> extends ConsumerOptions<App> {
  readonly attempts: number;
  readonly seconds: number;
  /** Set when one of its events was known already: others of it most likely are, too. */
  isRepeated: boolean;
  /**
   * Runs a transaction when a connection is free for it. It may leave its place when only its commit is waited for.
   * @throws NotBegun when another step has failed, or the events are no longer this process's to handle
   */
  readonly inTurn: Limiter;
  /** Runs the strands of a round side by side. Settles when none is under way any more; after a failure it begins nothing. */
  sideBySide<C>(round: readonly Strand<C>[], run: (step: Step<C>) => Promise<void>): Promise<void>;
}

export function deliveryOf<App>(
  options: ConsumerOptions<App>,
  limit: Limiter,
  owns: () => boolean,
): Delivery<App> {
  let failure: { readonly error: unknown } | undefined;
  return {
    attempts: 4,
    seconds: 30,
    ...options,
    isRepeated: false,
    inTurn: (work) =>
      limit((leave) => {
        if (failure || !owns()) throw new NotBegun("The rest of the events is left for another delivery.");
        return work(leave);
      }),
    async sideBySide(round, run) {
      const strands = round.map(async (strand) => {
        try {
          for (const step of strand) await run(step);
        } catch (error) {
          failure ??= { error };
        }
      });
      await Promise.all(strands);
      if (failure) throw failure.error;
    },
  };
}
