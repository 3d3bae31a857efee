import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { type Gateway, startGateway } from "../src/gateway.ts";

describe("the gateway", () => {
  const seen: IncomingHttpHeaders[] = [];
  const story = createServer((request, response) => {
    seen.push(request.headers);
    response.setHeader("traceresponse", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01").end("ok");
  });
  let gateway: Gateway;
  before(async () => {
    await once(story.listen(0, "127.0.0.1"), "listening");
    const target = `http://127.0.0.1:${(story.address() as AddressInfo).port}`;
    gateway = await startGateway(new Map([["story", target]]), 0);
  });
  after(async () => {
    await gateway.stop();
    story.close();
    story.closeAllConnections();
  });

  it("removes a client's trace headers from the request, and passes on those of the answer", async () => {
    const response = await fetch(`${gateway.url}/story/v1/stories`, {
      headers: { traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", tracestate: "a=1" },
    });
    assert.match(response.headers.get("traceresponse") ?? "", /^00-0af7/);
    assert.deepEqual([seen[0]?.traceparent, seen[0]?.tracestate], [undefined, undefined]);
    assert.equal(typeof seen[0]?.["x-forwarded-for"], "string");
  });
});
