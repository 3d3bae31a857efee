import type { Logger } from "pino";
import { alarm, pause } from "../waiting.ts";
import type { Line } from "./line.ts";
import { commit } from "./offsets.ts";
import { isFenced, type Session } from "./session.ts";
import { timing } from "./timing.ts";
import { trouble } from "./trouble.ts";

/** Commits the offsets of a session without delaying the next event. */
export interface Commits {
  /** All events before this offset are handled. */
  note(partition: number, offset: bigint): void;
  /**
   * Resolves when the last offset of the partition is committed, or when that failed; the events are then handled
   * again.
   */
  settle(partition: number): Promise<void>;
}

/** Offsets that are noted during a commit go with the next one. Nothing is committed for a lost session. */
export function startCommits(options: {
  coordinator: Line;
  group: string;
  topic: string;
  session: Session;
  log: Logger;
}): Commits {
  const { coordinator, group, topic, session, log } = options;
  const { signal } = session.lost;
  const bell = alarm();
  let waiting = new Map<number, bigint>();
  let flying = new Map<number, bigint>();
  let turn = Promise.withResolvers<void>();
  let running = false;
  /** Partitions that other members may own by now. */
  const left = new Set<number>();

  function turned(): void {
    turn.resolve();
    turn = Promise.withResolvers();
  }

  async function send(): Promise<number> {
    flying = waiting;
    waiting = new Map();
    try {
      await commit(coordinator, group, session, topic, flying);
      return 0;
    } catch (error) {
      const still = [...flying].filter(([partition]) => !left.has(partition));
      waiting = new Map([...still, ...waiting]);
      const fault = trouble(error);
      if (isFenced(fault)) session.lost.abort();
      // The group has a new epoch, which the next heartbeat will return.
      if (fault.codes.has("STALE_MEMBER_EPOCH")) return timing.retryFirst;
      if (!signal.aborted)
        log.warn({ group, reason: fault.message }, "offsets of handled events could not be committed");
      return timing.retryAfterTrouble;
    } finally {
      flying = new Map();
      turned();
    }
  }

  async function run(): Promise<void> {
    running = true;
    try {
      while (waiting.size > 0 && !signal.aborted) {
        const rest = await send();
        if (rest > 0) await pause(rest, signal);
        else await bell.wait(timing.commit);
      }
    } finally {
      running = false;
      turned();
    }
  }

  return {
    note(partition, offset) {
      left.delete(partition);
      waiting.set(partition, offset);
      if (!running) run();
    },
    async settle(partition) {
      const giveUp = AbortSignal.any([signal, AbortSignal.timeout(timing.lastCommit)]);
      while (!giveUp.aborted && (waiting.has(partition) || flying.has(partition))) {
        bell.wake();
        await turn.promise;
      }
      left.add(partition);
      waiting.delete(partition);
    },
  };
}
