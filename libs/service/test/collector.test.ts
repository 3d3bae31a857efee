import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterEach, describe, it } from "node:test";
import { pino } from "pino";
import { startTracing, type Tracing } from "../src/index.ts";
import { spanCounts } from "../src/telemetry/span-counts.ts";
import { startCollector, startTestService, type TestService, until } from "../src/testing/index.ts";
import { notes } from "./notes/service.ts";

const log = pino({ level: "silent" });
const variables = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_TRACES_SAMPLER", "OTEL_TRACES_SAMPLER_ARG"] as const;
const bsp = {
  OTEL_BSP_SCHEDULE_DELAY: "20",
  OTEL_BSP_MAX_QUEUE_SIZE: "50",
  OTEL_BSP_MAX_EXPORT_BATCH_SIZE: "10",
};

let tracing: Tracing | undefined;
let service: TestService | undefined;
afterEach(async () => {
  await service?.stop();
  await tracing?.stop();
  for (const name of [...variables, ...Object.keys(bsp)]) delete process.env[name];
});

async function start(env: Record<string, string>): Promise<TestService> {
  Object.assign(process.env, bsp, env);
  tracing = await startTracing({ log });
  service = await startTestService(notes);
  return service;
}
const ask = async (times: number) => {
  for (let n = 0; n < times; n++) assert.equal((await service?.http.get("trusted"))?.status, 200);
};
const counted = (before: ReturnType<typeof spanCounts>) => {
  const now = spanCounts("notes");
  return {
    exported: now.exported - before.exported,
    failed: now.failed - before.failed,
    dropped: now.dropped - before.dropped,
  };
};

describe("spans", () => {
  it("go to the collector that the environment names; the rest is sent when the process stops", async () => {
    const collector = await startCollector();
    try {
      await start({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: "60000" });
      await ask(1);
      await service?.stop();
      service = undefined;
      assert.equal(collector.spans.length, 0);
      await tracing?.stop();
      const [span] = collector.spans;
      assert.deepEqual([span?.service, span?.name], ["notes", "GET /notes/v1/trusted"]);
    } finally {
      await collector.stop();
    }
  });

  it("are sampled by OTEL_TRACES_SAMPLER", async () => {
    const collector = await startCollector();
    try {
      await start({
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
        OTEL_TRACES_SAMPLER: "parentbased_traceidratio",
        OTEL_TRACES_SAMPLER_ARG: "0",
      });
      const answer = await service?.http.get("trusted", {
        headers: { traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01" },
      });
      assert.match(answer?.headers.get("traceresponse") ?? "", /-00$/);
      await tracing?.stop();
      assert.deepEqual(collector.spans, []);
    } finally {
      await collector.stop();
    }
  });

  it("are not recorded without a collector", async () => {
    await start({});
    const answer = await service?.http.get("trusted");
    assert.equal(answer?.headers.get("traceresponse"), null);
  });

  it("that an unreachable collector cannot take are counted, and nothing waits for it", async () => {
    const before = spanCounts("notes");
    await start({ OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:9" });
    await ask(200);
    await until(() => counted(before).dropped > 0);
    await tracing?.stop();
    const { exported } = counted(before);
    assert.equal(exported, 0);
    const metrics = await service?.running.metrics.registry.metrics();
    const dropped = spanCounts("notes").dropped;
    assert.match(
      metrics ?? "",
      new RegExp(`trace_spans_total\\{outcome="dropped",service="notes"\\} ${dropped}`),
    );
  });

  it("that a hanging collector does not acknowledge are dropped over the limit; a stop takes at most its timeout", async () => {
    const hanging = createServer(() => {}).listen(0, "127.0.0.1");
    await once(hanging, "listening");
    try {
      const before = spanCounts("notes");
      const { port } = hanging.address() as AddressInfo;
      await start({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` });
      await ask(200);
      // At most ten are being sent and fifty wait, which bounds the memory.
      await until(() => counted(before).dropped >= 140);
      const began = performance.now();
      await tracing?.stop();
      assert.ok(performance.now() - began < 10_000, "the collector's own timeout is 10 s");
    } finally {
      hanging.close();
    }
  });
});
