import type { Bus } from "../bus.ts";
import type { KafkaBusOptions } from "./options.ts";

export type { KafkaBusOptions };

/**
 * The bus on Kafka: one topic, a subject's events in one partition, a consumer group for each group. Works, and waits,
 * also while Kafka is away. The library, which takes half a second to load, is loaded only here.
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
