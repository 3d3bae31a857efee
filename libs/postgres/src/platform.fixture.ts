import { startPostgres } from "./server.ts";

/** A stand-in for the platform, for tests to kill: starts, tells its port, and stops when told to. */
const [dir = "", then, durable] = process.argv.slice(2);
const server = await startPostgres({ dir, durable: durable === "durable" });
process.stdout.write(`${server.port}\n`);
if (then === "wait") {
  process.stdin.once("data", async () => {
    await server.stop();
    process.stdin.destroy();
  });
}
