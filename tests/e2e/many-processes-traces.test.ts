import { it } from "node:test";
import { startCollector } from "@storytelling/service/testing";
import { ensureProgram, requireOrSkip } from "../../tools/machine/index.ts";
import { startProcessWorld } from "./process-world.ts";
import { tracedStory } from "./traced-story.ts";

const name = "a process for each service, with Redis between them and one collector";
const program = await ensureProgram("redis-server");

if ("missing" in program) it(name, (test) => requireOrSkip(test, program.missing));
else tracedStory(name, start);

async function start() {
  await using opened = new AsyncDisposableStack();
  const collector = await startCollector();
  opened.defer(() => collector.stop());
  const world = await startProcessWorld({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_BSP_SCHEDULE_DELAY: "100",
  });
  opened.defer(() => world.stop());
  const all = opened.move();
  return {
    url: world.url,
    trace: async (id: string) => collector.spans.filter(({ traceId }) => traceId === id),
    stop: () => all.disposeAsync(),
  };
}
