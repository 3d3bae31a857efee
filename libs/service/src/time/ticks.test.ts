import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import { type Logger, pino } from "pino";
import { startTicks, type Tick } from "./ticks.ts";

interface App {
  readonly log: Logger;
}

describe("a tick", () => {
  let logged: { tick: string; err: { message: string }; msg: string }[];
  let app: App;
  let runs: PromiseWithResolvers<void>[];
  const tick: Tick<App> = {
    name: "count",
    everyMs: 1000,
    run() {
      const run = Promise.withResolvers<void>();
      runs.push(run);
      return run.promise;
    },
  };
  /** Lets the callbacks of a settled run execute. */
  const settled = () => new Promise(setImmediate);
  beforeEach(() => {
    logged = [];
    runs = [];
    app = { log: pino({}, { write: (line) => void logged.push(JSON.parse(line)) }) };
    mock.timers.enable({ apis: ["setInterval"] });
  });
  afterEach(() => mock.timers.reset());

  it("runs at its interval", async () => {
    const ticks = await startTicks(app, [tick]);
    mock.timers.tick(999);
    assert.equal(runs.length, 0);
    mock.timers.tick(1);
    assert.equal(runs.length, 1);
    runs[0]?.resolve();
    await settled();
    mock.timers.tick(1000);
    assert.equal(runs.length, 2);
    runs[1]?.resolve();
    await ticks.stop();
  });
  it("takes its interval from the app; 0 switches it off", async () => {
    const off = { ...tick, everyMs: 0, atStart: true };
    const ticks = await startTicks(app, [{ ...tick, everyMs: () => 50 }, off]);
    mock.timers.tick(50);
    assert.equal(runs.length, 1);
    runs[0]?.resolve();
    await ticks.stop();
  });
  it("does not begin a run while the previous one is in progress", async () => {
    const ticks = await startTicks(app, [tick]);
    mock.timers.tick(5000);
    assert.equal(runs.length, 1);
    runs[0]?.resolve();
    await settled();
    mock.timers.tick(1000);
    assert.equal(runs.length, 2);
    runs[1]?.resolve();
    await ticks.stop();
  });
  it("is logged when a run fails, and runs again", async () => {
    const ticks = await startTicks(app, [tick]);
    mock.timers.tick(1000);
    runs[0]?.reject(new Error("the database is away"));
    await settled();
    assert.deepEqual([logged[0]?.tick, logged[0]?.err.message], ["count", "the database is away"]);
    mock.timers.tick(1000);
    assert.equal(runs.length, 2);
    runs[1]?.resolve();
    await ticks.stop();
    assert.equal(logged.length, 1);
  });
  it("is awaited when it is stopped, and does not run again", async () => {
    const ticks = await startTicks(app, [tick]);
    mock.timers.tick(1000);
    let stopped = false;
    const stopping = ticks.stop().then(() => {
      stopped = true;
    });
    await settled();
    assert.equal(stopped, false);
    runs[0]?.resolve();
    await stopping;
    mock.timers.tick(5000);
    assert.equal(runs.length, 1);
  });
  it("that also runs at the start is awaited there", async () => {
    let started = false;
    const starting = startTicks(app, [{ ...tick, atStart: true }]).then((ticks) => {
      started = true;
      return ticks;
    });
    await settled();
    assert.deepEqual([runs.length, started], [1, false]);
    runs[0]?.reject(new Error("not yet"));
    const ticks = await starting;
    assert.equal(logged.length, 1);
    await ticks.stop();
  });
});
