import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPlatform } from "../../platform/src/platform.ts";
import { tracedStory } from "./traced-story.ts";

/** The parts of Jaeger's JSON that this test reads. */
interface Jaeger {
  data: {
    spans: {
      traceID: string;
      spanID: string;
      operationName: string;
      processID: string;
      references: { refType: string; spanID: string }[];
    }[];
    processes: Record<string, { serviceName: string }>;
  }[];
}

tracedStory("one process, in its own viewer", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "storytelling-e2e-"));
  const platform = await startPlatform({ dataDir, port: 0 });
  return {
    url: platform.url,
    async trace(id) {
      const headers = { authorization: `Bearer ${platform.localKey}` };
      const page = await fetch(`${platform.url}/traces/${id}`, { headers });
      const answer = await fetch(`${platform.url}/traces/${id}.json`, { headers });
      if (!answer.ok) return [];
      assert.equal(page.status, 200);
      const { data } = (await answer.json()) as Jaeger;
      return data.flatMap(({ spans, processes }) =>
        spans.map(({ traceID, spanID, operationName, processID, references }) => ({
          traceId: traceID,
          spanId: spanID,
          parentSpanId: references.find(({ refType }) => refType === "CHILD_OF")?.spanID ?? "",
          service: processes[processID]?.serviceName ?? "",
          name: operationName,
        })),
      );
    },
    async stop() {
      await platform.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
});
