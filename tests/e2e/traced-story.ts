import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import type { Called } from "@storytelling/clients";
import { type CollectedSpan, until } from "@storytelling/service/testing";
import { Api } from "../../platform/src/api.ts";
import { analyze, importStory, narrate } from "../../platform/src/production.ts";

export type Hop = Pick<CollectedSpan, "traceId" | "spanId" | "parentSpanId" | "service" | "name">;

export interface TracedWorld {
  readonly url: string;
  /** The spans of a trace that have ended so far. */
  trace(id: string): Promise<readonly Hop[]>;
  stop(): Promise<void>;
}

const example = fileURLToPath(new URL("../../examples/belling-the-cat.txt", import.meta.url));

/** Follows a writer's requests from hop to hop. It holds for one process and for many. */
export function tracedStory(name: string, start: () => Promise<TracedWorld>): void {
  describe(`a trace on ${name}`, () => {
    let world: TracedWorld;
    let ada: Api;
    let storyId: string;
    before(async () => {
      world = await start();
      const password = randomUUID();
      ada = new Api(world.url, { email: `${randomUUID()}@example.org`, password, displayName: "Ada" });
      await ada.signIn();
      storyId = (await importStory(ada, example)).id;
    });
    after(() => world?.stop());
    const ofStory = () => ({ params: { path: { id: storyId } } });

    /** Sends the request, and waits until its trace contains exactly this way from the request to the last hop. */
    async function follows(call: Called<unknown>, way: readonly string[]): Promise<void> {
      const { response } = await call;
      assert.ok(response.ok);
      const traceId = response.headers.get("traceresponse")?.slice(3, 35) ?? "";
      assert.match(traceId, /^[0-9a-f]{32}$/);
      const spans = await until(async () => {
        const all = await world.trace(traceId);
        return waysThrough(all).has(way.join(" > ")) && all;
      }).catch(async (cause) => {
        throw new Error(
          `Not found: ${way.join(" > ")}\n${[...waysThrough(await world.trace(traceId))].join("\n")}`,
          {
            cause,
          },
        );
      });
      assert.ok(spans.every((span) => span.traceId === traceId));
      const first = spans.filter(({ parentSpanId }) => parentSpanId === "");
      assert.equal(first.length, 1, "the trace has one root");
    }

    it("goes from the request to a job, to the job's event, to the event's consumer", async () => {
      await follows(ada.story.POST("/story/v1/stories/{id}/analyze", ofStory()), [
        "story: POST /story/v1/stories/{id}/analyze",
        "story: transaction",
        "story: enqueue analyze-story",
        "story: process analyze-story",
        "story: transaction",
        "story: create CharactersExtracted",
        "story: publish CharactersExtracted",
        "narration: process CharactersExtracted",
        "narration: transaction",
      ]);
    });

    it("continues in a service that another service calls over HTTP", async () => {
      await analyze(ada, storyId, () => {});
      await follows(ada.narration.POST("/narration/v1/narrations", { body: { storyId } }), [
        "narration: POST /narration/v1/narrations",
        "narration: GET /story/v1/stories/{id}/script",
        "story: GET /story/v1/stories/{id}/script",
      ]);
      await narrate(ada, { storyId }, () => {});
    });

    it("goes from the request through an event to the job that its consumer enqueues", async () => {
      await follows(ada.story.DELETE("/story/v1/stories/{id}", ofStory()), [
        "story: DELETE /story/v1/stories/{id}",
        "story: transaction",
        "story: create StoryDeleted",
        "story: publish StoryDeleted",
        "narration: process StoryDeleted",
        "narration: transaction",
        "narration: enqueue erase-audio",
        "narration: process erase-audio",
      ]);
    });
  });
}

/** Every way from a root span down to another span, as `service: name > service: name`. */
function waysThrough(spans: readonly Hop[]): Set<string> {
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const wayTo = (span: Hop): string => {
    const parent = byId.get(span.parentSpanId);
    const here = `${span.service}: ${span.name}`;
    if (parent) return `${wayTo(parent)} > ${here}`;
    return span.parentSpanId === "" ? here : `lost > ${here}`;
  };
  return new Set(spans.map(wayTo));
}
