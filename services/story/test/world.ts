import {
  startAllowancePeer,
  startTestService,
  type TestActor,
  type TestOptions,
  until,
} from "@storytelling/service/testing";
import type { Config } from "../src/config.ts";
import type { Analyzer } from "../src/engines/analyzer.ts";
import { narrativeAnalyzer } from "../src/engines/narrative-analyzer.ts";
import { storyWith } from "../src/service.ts";

export const storyteller = ["stories.write", "stories.read", "stories.publish"];

export const tale = `Chapter 1

The king looked out of the window and sighed. "Where is my daughter Anna?" he asked.

"She is in the garden," said Karl. "I saw her there, and she wept."

"Then fetch her!" cried the king.

Chapter 2

Anna came in and laughed with joy. "Here I am, father," she said.
`;

/** The story service with two storytellers, Ada and Bob. */
export async function startWorld(
  makeAnalyzer: (config: Config) => Analyzer = () => narrativeAnalyzer({ threads: 1 }),
  options: TestOptions = {},
) {
  const allowance = await startAllowancePeer();
  const env = { SUBSCRIPTION_URL: allowance.url, USAGE_TIMEOUT_MS: "2000", ...options.env };
  const service = await startTestService(storyWith(makeAnalyzer), { ...options, env });
  const { http } = service;
  const [ada, bob] = await Promise.all([service.actor(storyteller), service.actor(storyteller)]);
  const { token } = ada;
  const world = {
    ...service,
    /** The subscription service beside it. */
    allowance,
    async stop(how?: { keep: boolean }) {
      await service.stop(how);
      await allowance.close();
    },
    ada,
    bob,
    /** Ada's new story. */
    async write(body: object = {}, by: TestActor = ada) {
      const written = await http.post("stories", {
        token: by.token,
        body: { title: "The Tale", text: tale, ...body },
      });
      if (written.status !== 201) throw new Error(`${written.status} ${written.body.detail}`);
      return written.body;
    },
    edit: (id: string, version: number, body: object) =>
      http.patch(`stories/${id}`, { token, body, headers: { "if-match": `"${version}"` } }),
    analyze: (id: string) => http.post(`stories/${id}/analyze`, { token }),
    read: (path: string, by: TestActor | null = ada) =>
      http.get(`stories/${path}`, by ? { token: by.token } : {}),
    analysed: (id: string, seconds = 20) =>
      until(async () => {
        const { body } = await world.read(`${id}/analysis`);
        return (body.status === "done" || body.status === "failed") && body;
      }, seconds),
    /** The events of a story, in order. */
    async told(id: string) {
      const events = await service.events();
      return events.filter((event) => event.aggregateId === id).map((event) => event.type);
    },
  };
  return world;
}
export type World = Awaited<ReturnType<typeof startWorld>>;

/** The built-in analyzer, held up until the test lets it begin. */
export function gatedAnalyzer() {
  const engine = narrativeAnalyzer({ threads: 1 });
  const gates: { open(): void; fail(error: Error): void; signal: AbortSignal }[] = [];
  const analyzer: Analyzer = {
    ...engine,
    async analyze(text, options) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      options.signal.addEventListener("abort", () => reject(options.signal.reason), { once: true });
      gates.push({ open: resolve, fail: reject, signal: options.signal });
      options.onProgress({ fraction: 0.5, stage: "speakers" });
      await promise;
      return engine.analyze(text, options);
    },
  };
  return {
    analyzer,
    /** How many analyses have begun. */
    begun: () => gates.length,
    /** The n-th analysis if it has begun, from 0. */
    begunAs: (n: number) => gates[n],
    /** The n-th analysis that begins, from 0. */
    gate: (n: number) => until(() => gates[n]),
  };
}
