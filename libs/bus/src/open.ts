import { readFileSync } from "node:fs";
import type { Logger } from "pino";
import { z } from "zod";
import type { Bus } from "./bus.ts";
import { inProcessBus } from "./in-process.ts";
import { type KafkaBusOptions, kafkaBus } from "./kafka/index.ts";
import { redisBus } from "./redis/index.ts";

const broker = String.raw`\s*([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?\s*`;
const brokers = new RegExp(`^${broker}(,${broker})*$`, "i");

const topic = /^[\w.-]{1,200}$/;

/** The certificates in a PEM file. */
const certificates = z.string().transform((path, faults) => {
  try {
    const pem = readFileSync(path, "utf8");
    if (pem.includes("-----BEGIN CERTIFICATE-----")) return pem;
  } catch {
    // Told below.
  }
  faults.addIssue({ code: "custom", message: "Give a readable file of certificates in PEM." });
  return z.NEVER;
});

/** What carries events, as a process's environment says: fields for its schema, and the check that goes with them. */
export const busConfig = {
  EVENT_BUS: z.enum(["in-process", "redis", "kafka"]).default("in-process"),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: "Give redis://:password@host:port, or rediss:// for TLS." })
    .optional(),
  /** Whom to trust when Redis shows its certificate; the system's authorities unless given. */
  REDIS_CA: certificates.optional(),
  /** What all keys in Redis begin with. */
  REDIS_PREFIX: z
    .string()
    .regex(topic, { error: "Give letters, digits, dots, dashes." })
    .default("storytelling"),
  KAFKA_BROKERS: z
    .string()
    .regex(brokers, { error: "Give host:port,host:port of some brokers." })
    .transform((list) => list.split(",").map((broker) => broker.trim()))
    .optional(),
  KAFKA_TOPIC: z
    .string()
    .regex(topic, { error: "Give letters, digits, dots, dashes." })
    .default("storytelling.events"),
  /** On how many brokers the topic is kept, where we make it. */
  KAFKA_REPLICATION_FACTOR: z.coerce.number().int().min(1).max(9).default(3),
  /** How many of these must have an event before it counts as safe; more than half of them unless given. */
  KAFKA_MIN_INSYNC_REPLICAS: z.coerce.number().int().min(1).max(9).optional(),
  KAFKA_TLS: z.enum(["true", "false"]).default("false"),
  /** Whom to trust when brokers show their certificates; the system's authorities unless given. */
  KAFKA_CA: certificates.optional(),
  KAFKA_SASL_MECHANISM: z.enum(["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"]).optional(),
  KAFKA_SASL_USERNAME: z.string().optional(),
  KAFKA_SASL_PASSWORD: z.string().optional(),
};
export type BusConfig = z.infer<z.ZodObject<typeof busConfig>>;

/** Adds to a schema with `busConfig` the checks of what goes together. */
export const withBus = <S extends z.ZodObject>(schema: S): S =>
  schema.superRefine((given, faults) => {
    for (const [variable, message] of contradictions(given as Partial<BusConfig>))
      faults.addIssue({ code: "custom", path: [variable], message });
  });

/** What contradicts itself or is left out: the variable to look at, and what to do. */
function* contradictions(given: Partial<BusConfig>): Generator<[keyof BusConfig, string]> {
  const { EVENT_BUS } = given;
  const needed = { redis: "REDIS_URL", kafka: "KAFKA_BROKERS" } as const;
  if (EVENT_BUS === "redis" || EVENT_BUS === "kafka") {
    const address = needed[EVENT_BUS];
    if (given[address] === undefined) yield [address, `EVENT_BUS=${EVENT_BUS} needs its address.`];
  }
  if (given.REDIS_CA && !given.REDIS_URL?.startsWith("rediss:"))
    yield ["REDIS_CA", "Only goes with rediss:// in REDIS_URL."];
  if (given.KAFKA_CA && given.KAFKA_TLS !== "true") yield ["KAFKA_CA", "Only goes with KAFKA_TLS=true."];
  if ((given.KAFKA_MIN_INSYNC_REPLICAS ?? 0) > (given.KAFKA_REPLICATION_FACTOR ?? 0))
    yield [
      "KAFKA_MIN_INSYNC_REPLICAS",
      "No more than KAFKA_REPLICATION_FACTOR: else nothing could be published.",
    ];
  const sasl = ["KAFKA_SASL_MECHANISM", "KAFKA_SASL_USERNAME", "KAFKA_SASL_PASSWORD"] as const;
  if (sasl.some((name) => given[name]))
    for (const name of sasl.filter((each) => !given[each]))
      yield [name, "Goes with the other KAFKA_SASL_*; give all."];
  if (given.KAFKA_SASL_MECHANISM === "PLAIN" && given.KAFKA_TLS !== "true")
    yield [
      "KAFKA_SASL_MECHANISM",
      "PLAIN shows the password to the network: set KAFKA_TLS=true, or use SCRAM.",
    ];
}

/** Opens the bus that the configuration names; `name` is how its connections are called. */
export function openBus(config: BusConfig, name: string, log: Logger): Bus {
  if (config.EVENT_BUS === "redis" && config.REDIS_URL) {
    const ca = config.REDIS_CA ? { ca: config.REDIS_CA } : {};
    return redisBus({ url: config.REDIS_URL, prefix: config.REDIS_PREFIX, name, log, ...ca });
  }
  if (config.EVENT_BUS === "kafka" && config.KAFKA_BROKERS)
    return kafkaBus({
      brokers: config.KAFKA_BROKERS,
      clientId: name,
      topic: config.KAFKA_TOPIC,
      replication: replicationOf(config),
      log,
      ...secured(config),
    });
  return inProcessBus();
}

/** How Kafka is to keep the topic. */
export const replicationOf = ({
  KAFKA_REPLICATION_FACTOR: factor,
  KAFKA_MIN_INSYNC_REPLICAS: least,
}: BusConfig) => ({
  factor,
  minInSync: least ?? Math.floor(factor / 2) + 1,
});

function secured(config: BusConfig): Pick<KafkaBusOptions, "tls" | "sasl"> {
  const {
    KAFKA_SASL_MECHANISM: mechanism,
    KAFKA_SASL_USERNAME: username,
    KAFKA_SASL_PASSWORD: password,
  } = config;
  return {
    ...(config.KAFKA_TLS === "true" ? { tls: config.KAFKA_CA ? { ca: config.KAFKA_CA } : {} } : {}),
    ...(mechanism && username && password ? { sasl: { mechanism, username, password } } : {}),
  };
}
