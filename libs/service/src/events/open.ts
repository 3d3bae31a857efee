import type { Logger } from "pino";
import { z } from "zod";
import type { Bus } from "./bus.ts";
import { inProcessBus } from "./in-process.ts";
import { redisBus } from "./redis/index.ts";

/** What carries events, as a process's environment says: fields for its schema, and the check that goes with them. */
export const busConfig = {
  EVENT_BUS: z.enum(["in-process", "redis"]).default("in-process"),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: "Give redis://:password@host:port, or rediss:// for TLS." })
    .optional(),
};
export type BusConfig = z.infer<z.ZodObject<typeof busConfig>>;

/** Adds to a schema with `busConfig` that an address is given for the bus that is chosen. */
export const withBus = <S extends z.ZodObject>(schema: S): S =>
  schema.superRefine(({ EVENT_BUS, REDIS_URL }, faults) => {
    if (EVENT_BUS === "redis" && REDIS_URL === undefined)
      faults.addIssue({ code: "custom", path: ["REDIS_URL"], message: "EVENT_BUS=redis needs its address." });
  });

/** Opens the bus that the configuration names; `name` is how its connections are called. */
export function openBus(config: BusConfig, name: string, log: Logger): Bus {
  if (config.EVENT_BUS === "redis" && config.REDIS_URL) return redisBus({ url: config.REDIS_URL, name, log });
  return inProcessBus();
}
