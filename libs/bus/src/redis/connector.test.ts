import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { describe, it } from "node:test";
import { SteadyConnector } from "./connector.ts";

describe("a socket to Redis", () => {
  it("bears an error after its first one, which ioredis does not listen for", async (t) => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    t.after(() => server.close());
    const { port } = server.address() as AddressInfo;
    const socket = await new SteadyConnector({ host: "127.0.0.1", port, disconnectTimeout: 100 }).connect();
    t.after(() => socket.destroy());
    const seen: string[] = [];
    socket.once("error", ({ message }) => seen.push(message));
    socket.emit("error", new Error("self-signed certificate"));
    assert.doesNotThrow(() => socket.emit("error", new Error("tlsv1 alert decode error")));
    assert.deepEqual(seen, ["self-signed certificate"]);
  });
});
