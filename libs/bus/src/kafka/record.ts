import { type KafkaRecord, type MessageRecord, murmur2 } from "@platformatic/kafka";
import { CloudEvent } from "@storytelling/events";

const structured = new Map<Buffer, Buffer>([
  [Buffer.from("content-type"), Buffer.from("application/cloudevents+json; charset=UTF-8")],
]);
const typeHeader = Buffer.from("ce_type");

/** The partition of a subject: the same that Kafka's own producers choose for this key. */
export const partitionOf = (subject: string, partitions: number): number =>
  (murmur2(subject, true) & 0x7fffffff) % partitions;

/**
 * An event in the structured mode of CloudEvents' binding to Kafka. A header repeats the type, which the binding
 * allows, so that a consumer of other types need not parse the event.
 */
export const recordOf = (event: CloudEvent, topic: string, partition: number): MessageRecord => ({
  topic,
  partition,
  key: Buffer.from(event.subject),
  value: Buffer.from(JSON.stringify(event)),
  headers: new Map(structured).set(typeHeader, Buffer.from(event.type)),
});

/** The record's event; null if its type is not wanted. Calls `fault` and returns null if it is not an event. */
export function wantedEvent(
  record: KafkaRecord,
  types: ReadonlySet<string>,
  fault: () => void,
): CloudEvent | null {
  const type = record.headers.find(([name]) => name?.equals(typeHeader))?.[1];
  if (type && !types.has(type.toString())) return null;
  try {
    const event = CloudEvent.parse(JSON.parse(record.value?.toString() ?? ""));
    return types.has(event.type) ? event : null;
  } catch {
    fault();
    return null;
  }
}
