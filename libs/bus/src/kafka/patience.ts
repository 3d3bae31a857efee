import { timing } from "./timing.ts";
import { KafkaTrouble } from "./trouble.ts";

/** How long we wait for brokers, learned from their response times. All lines of a bus share it. */
export interface Patience {
  /**
   * Waits for an answer until its connection has been silent for too long. Answers on a connection come in order.
   * @throws KafkaTrouble when it does not come; the request may still have been executed
   */
  bear<R>(asking: Promise<R>, question: Question): Promise<R>;
  /** Whether a connection has heard nothing since another one fell silent, and so may be half-open, too. */
  doubts(heardAt: number): boolean;
}

/** The response times of one broker for one kind of request. They are similar to each other. */
interface Kind {
  readonly broker: string;
  readonly call: unknown;
}
export interface Question extends Kind {
  /** Milliseconds that the broker may delay its answer because the request asks for it. */
  readonly heldBack: number;
  /** When data last arrived on the connection. */
  heardAt(): number;
}

/** The cheapest call for a broker. If that one is slow, all are. */
export const greeting = Symbol("greeting");

/**
 * A connection may be silent for a few seconds only, so that a half-open one is noticed soon. But a slow broker gets
 * twice the time that it took recently. Otherwise we would close the connection to a broker that collects garbage or
 * waits for its disk again and again, before it could answer.
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
        // If this process was blocked, an answer that has arrived is read before the immediate runs.
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
