import {
  initProducerIdV5,
  type MessageRecord,
  NumericMap,
  ProduceAcks,
  produceV11,
} from "@platformatic/kafka";
import type { CloudEvent } from "@storytelling/events";
import { pause } from "../waiting.ts";
import type { Cluster } from "./cluster.ts";
import { inParts, type Line, openLines } from "./line.ts";
import { partitionOf, recordOf } from "./record.ts";
import { batchBytes, timing } from "./timing.ts";
import { isPassing, KafkaTrouble, refusal, trouble } from "./trouble.ts";

/** The id of this producer at the brokers, and how many of its records each partition has accepted. */
interface Identity {
  readonly producerId: bigint;
  readonly producerEpoch: number;
  readonly sequences: NumericMap;
}
type Batches = Map<number, MessageRecord[]>;
const never = new AbortController().signal;

/**
 * Appends events, those of a subject in order, and resolves when all in-sync replicas have all of them.
 * If it is unknown whether a batch was accepted, the batch is sent again with the same sequence number, so that brokers
 * recognise a duplicate. If that fails, the producer id is given up. With the old id, the next batch would get the
 * number of the unknown one, and the broker would drop it as a duplicate. For the same reason batches are sent one by
 * one.
 */
export function producer(cluster: Cluster) {
  const lines = openLines(cluster.open);
  let identity: Identity | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function identify(): Promise<Identity> {
    const answer = await cluster.ask(initProducerIdV5.api.async, null, 0);
    return { ...answer, sequences: new NumericMap() };
  }

  async function publish(events: readonly CloudEvent[]): Promise<void> {
    const { partitions } = await cluster.layout();
    const records = Map.groupBy(
      events.map((event) => recordOf(event, cluster.topic, partitionOf(event.subject, partitions))),
      (record) => record.partition ?? 0,
    );
    const rounds = new Map([...records].map(([partition, its]) => [partition, batchesOf(its)]));
    while (rounds.size > 0) {
      const round: Batches = new Map();
      for (const [partition, batches] of rounds) {
        const batch = batches.shift();
        if (batch) round.set(partition, batch);
        else rounds.delete(partition);
      }
      await sendRound(round);
    }
  }

  async function sendRound(batches: Batches): Promise<void> {
    const deadline = performance.now() + timing.publish;
    for (let send = 1; ; send++) {
      const fault = await sendOnce(batches).catch(trouble);
      if (!fault) return;
      if (performance.now() > deadline || !isPassing(fault)) {
        identity = undefined;
        throw new KafkaTrouble(`Not all events are safe with Kafka: ${fault.message}`, fault.codes);
      }
      cluster.forget();
      await pause(Math.min(timing.retryAfterTrouble * send, timing.resend), never);
    }
  }

  /** Removes acknowledged batches from `batches`; returns the error of the others, if any. */
  async function sendOnce(batches: Batches): Promise<KafkaTrouble | undefined> {
    if (isExhausted(identity)) identity = undefined;
    identity ??= await identify();
    const as = identity;
    const faults: KafkaTrouble[] = [];
    const byLine = new Map<Line, MessageRecord[]>();
    for (const [partition, batch] of batches) {
      try {
        const line = lines.to(await cluster.leader(partition));
        byLine.set(line, [...(byLine.get(line) ?? []), ...batch]);
      } catch (error) {
        faults.push(trouble(error));
      }
    }
    const produce = async (line: Line, records: MessageRecord[]) => {
      try {
        const call = inParts(produceV11.api.async);
        const answer = await line.ask(call, ProduceAcks.ALL, timing.acknowledge, records, {
          ...as,
          compression: "none",
        });
        for (const { index, errorCode, errorMessage } of (
          answer as produceV11.ProduceResponse
        ).responses.flatMap(({ partitionResponses }) => partitionResponses)) {
          if (errorCode !== 0) faults.push(refusal(errorCode, errorMessage));
          else {
            as.sequences.postIncrement(`${cluster.topic}:${index}`, batches.get(index)?.length ?? 0, 0);
            batches.delete(index);
          }
        }
      } catch (error) {
        faults.push(trouble(error));
      }
    };
    await Promise.all([...byLine].map(([line, records]) => produce(line, records)));
    return batches.size > 0
      ? (faults.find((fault) => !isPassing(fault)) ??
          faults[0] ??
          new KafkaTrouble("the answer lacks some partitions"))
      : undefined;
  }

  return {
    publish(events: readonly CloudEvent[]): Promise<void> {
      const mine = last
        .then(() => publish(events))
        .catch((error) => {
          throw trouble(error);
        });
      last = mine.catch(() => {});
      return mine;
    },
    close: lines.close,
  };
}

/** Cuts a partition's records into batches that every broker accepts; a larger event gets its own batch. */
function batchesOf(records: readonly MessageRecord[]): MessageRecord[][] {
  const batches: MessageRecord[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const record of records) {
    if (size + record.value.length > batchBytes) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)?.push(record);
    size += record.value.length;
  }
  return batches;
}

/** Sequence numbers have 32 bits. A producer that comes near the limit takes a new id. */
const isExhausted = (identity: Identity | undefined): boolean =>
  identity !== undefined && [...identity.sequences.values()].some((count) => count > 2 ** 31 - 2 ** 20);
