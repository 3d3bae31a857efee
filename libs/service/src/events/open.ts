import type { Logger } from "pino";
import { z } from "zod";
import type { Bus } from "./bus.ts";
import { inProcessBus } from "./in-process.ts";
import { kafkaBus } from "./kafka/index.ts";
import { redisBus } from "./redis/index.ts";

const broker = String.raw`\s*([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?\s*`;
const brokers = new RegExp(`^${broker}(,${broker})*$`, "i");

/** What carries events, as a process's environment says: fields for its schema, and the check that goes with them. */
export const busConfig = {
  EVENT_BUS: z.enum(["in-process", "redis", "kafka"]).default("in-process"),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: "Give redis://:password@host:port, or rediss:// for TLS." })
    .optional(),
  KAFKA_BROKERS: z
    .string()
    .regex(brokers, { error: "Give host:port,host:port of some brokers." })
    .transform((list) => list.split(",").map((broker) => broker.trim()))
    .optional(),
};
export type BusConfig = z.infer<z.ZodObject<typeof busConfig>>;

/** Adds to a schema with `busConfig` that an address is given for the bus that is chosen. */
export const withBus = <S extends z.ZodObject>(schema: S): S =>
  schema.superRefine(({ EVENT_BUS, ...addresses }, faults) => {
    const needed = { redis: "REDIS_URL", kafka: "KAFKA_BROKERS" }[String(EVENT_BUS)];
    if (needed !== undefined && addresses[needed] === undefined)
      faults.addIssue({
        code: "custom",
        path: [needed],
        message: `EVENT_BUS=${EVENT_BUS} needs its address.`,
      });
  });

/** Opens the bus that the configuration names; `name` is how its connections are called. */
export function openBus(config: BusConfig, name: string, log: Logger): Bus {
  if (config.EVENT_BUS === "redis" && config.REDIS_URL) return redisBus({ url: config.REDIS_URL, name, log });
  if (config.EVENT_BUS === "kafka" && config.KAFKA_BROKERS)
    return kafkaBus({ brokers: config.KAFKA_BROKERS, clientId: name, log });
  return inProcessBus();
}
