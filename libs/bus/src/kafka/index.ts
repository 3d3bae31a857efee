import type { Bus } from "../bus.ts";
import type { KafkaBusOptions } from "./options.ts";

export type { KafkaBusOptions };

/**
 * The bus on Kafka: one topic, with a subject's events in one partition, and a Kafka consumer group for each group.
 * It can be opened while Kafka is unreachable, and waits. The library takes half a second to load, so only this file
 * loads it.
 */
export function kafkaBus(options: KafkaBusOptions): Bus {
  const opened = import("./bus.ts").then(({ openKafkaBus }) => openKafkaBus(options));
  opened.catch(() => {});
  return {
    kind: "kafka",
    publish: async (events) => (await opened).publish(events),
    subscribe: async (subscription) => (await opened).subscribe(subscription),
    check: async () => (await opened).check(),
    lag: async (group) => (await (await opened).lag?.(group)) ?? [],
    close: async () => (await opened).close(),
  };
}
