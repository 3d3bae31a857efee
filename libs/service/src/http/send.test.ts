import assert from "node:assert/strict";
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, it } from "node:test";
import type { Response } from "express";
import { until } from "../testing/client.ts";
import { sendEvents } from "./send.ts";

describe("sendEvents", () => {
  it("reads no more while its client takes nothing, and continues when it does", async () => {
    let asked = 0;
    const most = 2000;
    async function* large() {
      for (; asked < most; asked++) yield { filler: "x".repeat(100_000) };
    }
    const never = new AbortController();
    const server = createServer((_request, response) => {
      void sendEvents(response as Response, large(), never.signal);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const answer = await new Promise<NodeJS.ReadableStream>((resolve) => {
      get({ host: "127.0.0.1", port }, resolve);
    });
    // Only the socket buffers of both sides may be ahead of the client: a few megabytes of 200.
    let before = -1;
    await until(() => {
      const still = asked > 0 && asked === before;
      before = asked;
      return still;
    });
    assert.ok(asked < most / 4, `${asked} asked for`);
    answer.resume();
    await until(() => asked === most);
    server.close();
  });
});
