import { inProcessBus } from "@storytelling/bus";
import { createLog, startService } from "@storytelling/service";
import { testClock } from "@storytelling/service/testing";
import type { App } from "../src/app.ts";
import { subscription } from "../src/service.ts";
import { attendSubscription } from "../src/use-cases/attend-subscription.ts";

// A separate process that attends one subscription. The test kills it while it works.
const { env, at, subscriptionId } = JSON.parse(process.argv[2] ?? "{}");
const running = await startService(subscription, {
  env,
  bus: inProcessBus(),
  clock: testClock(new Date(at)),
  log: createLog("subscription", "silent"),
});
await attendSubscription(running.context as App, { subscriptionId });
process.exit(0);
