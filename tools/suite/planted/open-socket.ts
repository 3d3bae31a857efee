import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { it } from "node:test";

// Fails before it closes a server, a socket, a timer, and a process that shares our output.
it("leaves things open", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  connect((server.address() as { port: number }).port, "127.0.0.1");
  setInterval(() => {}, 1000);
  const child = spawn("sleep", ["987654"], { stdio: "inherit" });
  process.stdout.write(`pid ${child.pid}\n`);
  assert.equal(1, 2);
});
