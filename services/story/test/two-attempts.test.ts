import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { testClock, until } from "@storytelling/service/testing";
import { Refusal } from "@storytelling/values";
import { gatedAnalyzer, startWorld, type World } from "./world.ts";

// Longer than an analysis may be silent, shorter than a token is valid.
const laterMs = 300_000;

describe("an analysis that is started again while its first attempt is still running", () => {
  let id: string;
  let slow: { world: World; attempt: Awaited<ReturnType<ReturnType<typeof gatedAnalyzer>["gate"]>> };
  let next: typeof slow;
  beforeEach(async () => {
    const gates = [gatedAnalyzer(), gatedAnalyzer()] as const;
    const world = await startWorld(() => gates[0].analyzer);
    id = (await world.write()).id;
    await world.analyze(id);
    slow = { world, attempt: await gates[0].gate(0) };
    const clock = testClock(new Date(Date.now() + laterMs));
    const other = await startWorld(() => gates[1].analyzer, { data: world.data, clock });
    const { status } = await other.http.post(`stories/${id}/analyze`, { token: world.ada.token });
    assert.equal(status, 202);
    // Either process may take the second job: the first one stops its work when it sees that another attempt has begun.
    const attempt = await until(() => gates[1].begunAs(0) ?? gates[0].begunAs(1));
    next = { world: other, attempt };
  });
  afterEach(async () => {
    await slow.world.stop({ keep: true });
    await next.world.stop();
  });

  /** Resolves when the job of the first attempt has ended. */
  const slowEnds = () =>
    until(async () => {
      const running = "select 1 from pgboss.job where name = 'analyze-story' and state = 'active'";
      return (await slow.world.running.context.db.pool.query(running)).rowCount === 1;
    });
  const told = async () => {
    const events = await slow.world.events();
    return events
      .filter((event) => event.type.startsWith("StoryAnaly"))
      .map(({ type, data }) => [type, data.workId]);
  };

  it("ends like its second attempt, although the first one fails meanwhile", async () => {
    slow.attempt.fail(new Refusal("invalid", "too-hard", "This story cannot be analysed."));
    await slowEnds();
    next.attempt.open();
    assert.equal((await slow.world.analysed(id)).status, "done");
  });

  it("sends one event, with the workId of its second attempt, although the first one has findings, too", async () => {
    slow.attempt.open();
    await slowEnds();
    next.attempt.open();
    await slow.world.analysed(id);
    const events = await told();
    const [first, second] = [events[0]?.[1], events[2]?.[1]];
    assert.notEqual(first, second);
    assert.deepEqual(events, [
      ["StoryAnalysisRequested", first],
      ["StoryAnalysisFailed", first],
      ["StoryAnalysisRequested", second],
      ["StoryAnalyzed", second],
    ]);
  });
});
