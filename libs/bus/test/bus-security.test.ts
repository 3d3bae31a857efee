import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Bus, busConfig, openBus, withBus } from "@storytelling/bus";
import { ConfigError, readConfig } from "@storytelling/service";
import { until } from "@storytelling/service/testing";
import { z } from "zod";
import {
  type Certificate,
  ensureKafka,
  ensureProgram,
  type KafkaBroker,
  makeCertificate,
  type RedisServer,
  requireOrSkip,
  startKafka,
  startRedis,
} from "../../../tools/machine/index.ts";
import { collect, log, makeEvent } from "./redis-world.ts";

const schema = withBus(z.object(busConfig));
const open = (env: Record<string, string>): Bus => openBus(readConfig("test", schema, env), "test", log);

// Both start before the first suite. While a later one starts, the file would count as done and be cleaned up.
const [redis, home] = await Promise.all([ensureProgram("redis-server"), ensureKafka()]);

let dir: string;
let certificate: Certificate;
let other: Certificate;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), "storytelling-tls-"));
  certificate = await makeCertificate(dir);
  const elsewhere = await mkdtemp(join(dir, "other-"));
  other = await makeCertificate(elsewhere);
});
after(() => rm(dir, { recursive: true, force: true }));

async function carries(bus: Bus): Promise<void> {
  const handled = await collect(bus, `group-${randomUUID()}`);
  await bus.publish([makeEvent("one", 1)]);
  await until(() => handled.length > 0);
  await bus.close();
}

async function refuses(bus: Bus, why: RegExp): Promise<void> {
  await assert.rejects(bus.check(), why);
  await bus.close();
}

describe("Redis over TLS", () => {
  if ("missing" in redis) return it("runs", (test) => requireOrSkip(test, redis.missing));
  let server: RedisServer;
  before(async () => {
    server = await startRedis({ certificate });
  });
  after(() => server.stop());
  const env = () => ({ EVENT_BUS: "redis", REDIS_URL: server.tlsUrl, REDIS_PREFIX: `t-${randomUUID()}` });

  it("carries events when its authority is trusted", () =>
    carries(open({ ...env(), REDIS_CA: certificate.cert })));
  it("is not used when another authority, or none, is trusted", async () => {
    await refuses(open({ ...env(), REDIS_CA: other.cert }), /self-signed|certificate/i);
    await refuses(open(env()), /self-signed|certificate/i);
  });
});

describe("Kafka over TLS, signed in", () => {
  if ("missing" in home) return it("runs", (test) => requireOrSkip(test, home.missing));
  let server: KafkaBroker;
  before(async () => {
    server = await startKafka({ secure: { certificate, username: "story", password: "open-sesame" } });
  });
  after(() => server.stop());
  const env = (mechanism: string) => ({
    EVENT_BUS: "kafka",
    KAFKA_BROKERS: server.secureBrokers.join(),
    KAFKA_TOPIC: `secure-${randomUUID()}`,
    KAFKA_REPLICATION_FACTOR: "1",
    KAFKA_TLS: "true",
    KAFKA_CA: certificate.cert,
    KAFKA_SASL_MECHANISM: mechanism,
    KAFKA_SASL_USERNAME: "story",
    KAFKA_SASL_PASSWORD: "open-sesame",
  });

  for (const mechanism of ["PLAIN", "SCRAM-SHA-512"]) {
    it(`carries events, signed in by ${mechanism}`, () => carries(open(env(mechanism))));
    it(`refuses a wrong password, by ${mechanism}, and never shows it`, () =>
      refuses(open({ ...env(mechanism), KAFKA_SASL_PASSWORD: "wrong" }), /^(?!.*wrong).*(auth|SASL)/is));
  }
  it("is not used when its authority is not trusted", () =>
    refuses(open({ ...env("PLAIN"), KAFKA_CA: other.cert }), /self-signed|certificate/i));
});

describe("the configuration of a secured bus", () => {
  const faults = (env: Record<string, string>): string => {
    try {
      readConfig("test", schema, env);
    } catch (error) {
      if (error instanceof ConfigError) return error.message;
    }
    return assert.fail("The configuration was accepted.");
  };
  const kafka = { EVENT_BUS: "kafka", KAFKA_BROKERS: "a:9092" };

  it("names each missing or contradicting variable, and shows no secret", async () => {
    const text = join(dir, "text");
    await writeFile(text, "no certificate");
    for (const [env, wanted] of [
      [{ KAFKA_SASL_MECHANISM: "SCRAM-SHA-512" }, /KAFKA_SASL_USERNAME: .*KAFKA_SASL_PASSWORD: /s],
      [{ KAFKA_SASL_PASSWORD: "open-sesame" }, /KAFKA_SASL_MECHANISM: .*KAFKA_SASL_USERNAME: /s],
      [
        { KAFKA_SASL_MECHANISM: "PLAIN", KAFKA_SASL_USERNAME: "a", KAFKA_SASL_PASSWORD: "open-sesame" },
        /KAFKA_SASL_MECHANISM: PLAIN shows/,
      ],
      [{ KAFKA_SASL_MECHANISM: "GSSAPI" }, /KAFKA_SASL_MECHANISM: /],
      [{ KAFKA_TLS: "yes" }, /KAFKA_TLS: /],
      [{ KAFKA_CA: certificate.cert }, /KAFKA_CA: Only goes with KAFKA_TLS/],
      [{ KAFKA_TLS: "true", KAFKA_CA: text }, /KAFKA_CA: Give a readable file/],
      [{ KAFKA_TLS: "true", KAFKA_CA: join(dir, "nowhere") }, /KAFKA_CA: Give a readable file/],
      [{ KAFKA_TOPIC: "a b" }, /KAFKA_TOPIC: /],
      [{ REDIS_CA: certificate.cert, REDIS_URL: "redis://a" }, /REDIS_CA: Only goes with rediss/],
      [{ REDIS_PREFIX: "a b" }, /REDIS_PREFIX: /],
    ] as const) {
      const said = faults({ ...kafka, ...env } as Record<string, string>);
      assert.match(said, wanted);
      assert.doesNotMatch(said, /open-sesame/);
    }
  });
});
