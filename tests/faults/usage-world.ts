import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { inProcessBus } from "@storytelling/bus";
import { openFront, startService } from "@storytelling/service";
import { type TestClient, testClient, testTokens } from "@storytelling/service/testing";
import { pino } from "pino";
import { story } from "../../services/story/src/service.ts";
import { subscription } from "../../services/subscription/src/service.ts";

const writers = 4;
/** More than the free tier grants. */
const storiesEach = 7;

/** The process that is killed: story and subscription behind one address, with users who write and analyse stories. */
const bus = inProcessBus({ groups: [story.name, subscription.name] });
const front = await openFront({ port: 0, host: "127.0.0.1" });
const url = `http://127.0.0.1:${front.port}`;
const tokens = await testTokens(() => new Date());
const start = (service: typeof story, database: string | undefined) =>
  startService(service, {
    env: {
      ...process.env,
      DATABASE_URL: database,
      SUBSCRIPTION_URL: url,
      SERVICES_URL: url,
      ANALYSIS_THREADS: "1",
    },
    bus,
    keys: tokens.keys,
    log: pino({ level: "silent" }),
    requestsPerMinute: 1_000_000,
  });
front.mount(
  await Promise.all([
    start(subscription, process.env.SUBSCRIPTION_DATABASE),
    start(story, process.env.STORY_DATABASE),
  ]),
);

async function write(http: TestClient): Promise<void> {
  const { token } = await tokens.actor({ permissions: ["stories.write"] });
  for (let n = 0; n < storiesEach; n++) {
    // No two stories are alike: equal ones would be analysed only once.
    const text = `"Who are you?" asked ${randomUUID()}. "Nobody," said Anna, and wept.`;
    const { status, body } = await http.post("stories", { token, body: { title: `Tale ${n}`, text } });
    if (status !== 201) continue;
    process.send?.("wrote");
    await http.post(`stories/${body.id}/analyze`, { token });
  }
}

if (process.env.LOAD === "yes") {
  const http = testClient(`${url}/story/v1/`);
  for (let n = 0; n < writers; n++) {
    (async () => {
      for (;;) await write(http).catch(() => sleep(10));
    })();
  }
}
process.send?.("ready");
process.on("message", async () => {
  await front.stop();
  await bus.close();
  process.exit(0);
});
