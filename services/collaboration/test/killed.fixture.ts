import { startTestService, testTokens } from "@storytelling/service/testing";
import { collaborationWith } from "../src/service.ts";
import { quickRecordings } from "./recording-world.ts";

/** The collaboration service as a process that a test kills, and starts again on the same data. */
const [url = "", blobDir = "", masterKey = ""] = process.argv.slice(2);
const database = { url, drop: async () => {} };
const tokens = await testTokens(() => new Date());
const nobody = "http://127.0.0.1:9";
const service = await startTestService(collaborationWith(quickRecordings), {
  data: { database, blobDir, masterKey, tokens },
  env: {
    ...{ SERVICES_URL: nobody, STORY_URL: nobody, SUBSCRIPTION_URL: nobody },
    UPLOADS_TICK_MS: "0",
  },
});
process.stdout.write(`${JSON.stringify({ port: Number(new URL(service.url).port) })}\n`);
