import { startTestService, testTokens } from "../../src/testing/index.ts";
import { notes } from "./service.ts";

/** The notes service as a process that a test kills, and starts again on the same data. */
const [url = "", blobDir = "", masterKey = "", id = ""] = process.argv.slice(2);
const database = { url, drop: async () => {} };
const tokens = await testTokens(() => new Date());
const service = await startTestService(notes, { data: { database, blobDir, masterKey, tokens } });
const { token } = await service.actor(["notes.write", "notes.read"], { id });
process.stdout.write(`${JSON.stringify({ url: service.url, token })}\n`);
