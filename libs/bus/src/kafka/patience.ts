import { timing } from "./timing.ts";
import { KafkaTrouble } from "./trouble.ts";

/** How long brokers are waited for, as learned from how they answer; shared by all lines of a bus. */
export interface Patience {
  /**
   * Waits for an answer, until nothing was heard for too long on the connection that owes it: answers come in turn.
   * @throws KafkaTrouble when it does not come; what was asked may have been done
   */
  bear<R>(asking: Promise<R>, question: Question): Promise<R>;
  /** Whether nothing was heard, at the time, on a connection that another one's silence makes doubtful. */
  doubts(heardAt: number): boolean;
}

/** Answers of one broker to one kind of request take alike long. */
interface Kind {
  readonly broker: string;
  readonly call: unknown;
}
export interface Question extends Kind {
  /** Milliseconds for which the broker may hold back its answer because it was asked to. */
  readonly heldBack: number;
  /** When something was last heard on the connection. */
  heardAt(): number;
}

/** The call that costs a broker nothing: where that is slow, all are. */
export const greeting = Symbol("greeting");

/**
 * Few seconds of silence, so that a half-open connection is missed soon. But whoever is slow has twice the time that it
 * took of late: a broker that collects garbage or waits for its disk would be hung up on again and again, before it
 * could answer anything.
 */
export function newPatience(): Patience {
  const brokers = new Map<string, Map<unknown, { slowest: number; at: number }>>();
  let silentSince = Number.NEGATIVE_INFINITY;

  function learned({ broker, call }: Kind) {
    const calls = brokers.get(broker) ?? new Map();
    brokers.set(broker, calls);
    const known = calls.get(call) ?? { slowest: 0, at: 0 };
    calls.set(call, known);
    if (performance.now() - known.at > timing.slowFor) known.slowest = 0;
    return known;
  }

  function learn(kind: Kind, ms: number): void {
    const known = learned(kind);
    if (ms >= known.slowest) Object.assign(known, { slowest: ms, at: performance.now() });
  }

  return {
    async bear(asking, question) {
      const { broker, heldBack } = question;
      const slowest = Math.max(learned(question).slowest, learned({ broker, call: greeting }).slowest);
      const limit = Math.min(Math.max(timing.silence, 2 * slowest), timing.silenceMost);
      const askedAt = performance.now();
      const silentFor = () => performance.now() - Math.max(askedAt, question.heardAt()) - heldBack;
      const late = Promise.withResolvers<never>();
      let timer: NodeJS.Timeout | undefined;
      let over = false;
      function watch(): void {
        if (over) return;
        const rest = limit - silentFor();
        // An answer that came while this process was held up is read before the immediate runs.
        if (rest > 0) timer = setTimeout(setImmediate, rest, watch);
        else late.reject(silence);
      }
      watch();
      try {
        const answer = await Promise.race([asking, late.promise]);
        learn(question, silentFor());
        return answer;
      } catch (error) {
        if (error !== silence) throw error;
        silentSince = Math.max(silentSince, askedAt, question.heardAt());
        learn(question, limit);
        throw new KafkaTrouble(`Kafka did not answer in ${((limit + heldBack) / 1000).toFixed(1)} s.`);
      } finally {
        over = true;
        clearTimeout(timer);
      }
    },
    doubts: (heardAt) => heardAt < silentSince,
  };
}
const silence = new Error("silence");
