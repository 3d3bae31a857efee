import { startPostgres } from "./server.ts";

/** A stand-in for the platform, which tests can kill. It starts, reports its port, and stops on request. */
const [dir = "", then, durable] = process.argv.slice(2);
const server = await startPostgres({ dir, durable: durable === "durable" });
process.stdout.write(`${server.port}\n`);
if (then === "wait") {
  process.stdin.once("data", async () => {
    await server.stop();
    process.stdin.destroy();
  });
}
