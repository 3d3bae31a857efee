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
    // The issue below reports it.
  }
  faults.addIssue({ code: "custom", message: "Give a readable file of certificates in PEM." });
  return z.NEVER;
});

/** The fields of a configuration schema that choose the bus. */
export const busConfig = {
  EVENT_BUS: z.enum(["in-process", "redis", "kafka"]).default("in-process"),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: "Give redis://:password@host:port, or rediss:// for TLS." })
    .optional(),
  /** The certificate authorities to trust for Redis; by default those of the system. */
  REDIS_CA: certificates.optional(),
  /** The prefix of all keys in Redis. */
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
  /** The replication factor of a topic that we make. */
  KAFKA_REPLICATION_FACTOR: z.coerce.number().int().min(1).max(9).default(3),
  /** How many of these brokers must have an event before it counts as safe; by default more than half. */
  KAFKA_MIN_INSYNC_REPLICAS: z.coerce.number().int().min(1).max(9).optional(),
  KAFKA_TLS: z.enum(["true", "false"]).default("false"),
  /** The certificate authorities to trust for brokers; by default those of the system. */
  KAFKA_CA: certificates.optional(),
  KAFKA_SASL_MECHANISM: z.enum(["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"]).optional(),
  KAFKA_SASL_USERNAME: z.string().optional(),
  KAFKA_SASL_PASSWORD: z.string().optional(),
};
export type BusConfig = z.infer<z.ZodObject<typeof busConfig>>;

/** Adds the checks between several fields to a schema with `busConfig`. */
export const withBus = <S extends z.ZodObject>(schema: S): S =>
  schema.superRefine((given, faults) => {
    for (const [variable, message] of contradictions(given as Partial<BusConfig>))
      faults.addIssue({ code: "custom", path: [variable], message });
  });

/** Missing and contradicting settings: the variable, and what to do. */
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
      "No more than KAFKA_REPLICATION_FACTOR, since otherwise no event could be published.",
    ];
  const sasl = ["KAFKA_SASL_MECHANISM", "KAFKA_SASL_USERNAME", "KAFKA_SASL_PASSWORD"] as const;
  if (sasl.some((name) => given[name]))
    for (const name of sasl.filter((each) => !given[each]))
      yield [name, "Needs the other KAFKA_SASL_* variables. Give all of them."];
  if (given.KAFKA_SASL_MECHANISM === "PLAIN" && given.KAFKA_TLS !== "true")
    yield [
      "KAFKA_SASL_MECHANISM",
      "PLAIN shows the password to the network: set KAFKA_TLS=true, or use SCRAM.",
    ];
}

/** Opens the bus that the configuration names; `name` is the name of its connections. */
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

/** The replication of the topic in Kafka. */
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
