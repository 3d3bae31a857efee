import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import type { FinishedSpan } from "@storytelling/service";
import express from "express";
import { keepTraces } from "../src/traces/memory.ts";
import { tracesRouter } from "../src/traces/router.ts";
import { rowsOf } from "../src/traces/tree.ts";

const span = (traceId: string, spanId: string, parentSpanId: string | null = null): FinishedSpan => ({
  traceId,
  spanId,
  parentSpanId,
  service: "story",
  name: `GET /${spanId}`,
  kind: "server",
  startMicros: Number.parseInt(spanId, 16) || 1,
  durationMicros: 5,
  attributes: {},
  events: [],
  links: [],
  failed: false,
});
const hex = (number: number) => number.toString(16).padStart(32, "0");

describe("kept traces", () => {
  it("are dropped at the limit, those of a single span first", () => {
    const traces = keepTraces(20, 10);
    traces.add(span(hex(1), "1"));
    traces.add(span(hex(1), "2", "1"));
    for (let n = 2; n <= 40; n++) traces.add(span(hex(n), "1"));
    assert.equal(traces.list().length, 20);
    assert.equal(traces.find(hex(1))?.spans.length, 2);
    assert.equal(traces.list()[0]?.id, hex(40));
    assert.equal(traces.find(hex(2)), null);
  });

  it("are dropped, too, when all have many spans, and keep no more spans than their limit", () => {
    const traces = keepTraces(20, 10);
    for (let n = 1; n <= 40; n++) for (let s = 1; s <= 12; s++) traces.add(span(hex(n), s.toString(16)));
    assert.equal(traces.list().length, 20);
    assert.deepEqual([traces.find(hex(40))?.spans.length, traces.find(hex(40))?.omitted], [10, 2]);
  });
});

describe("the rows of a trace", () => {
  it("are a tree in order of time; a span without its parent is a root", () => {
    const spans = [
      span("t", "1"),
      span("t", "2", "1"),
      span("t", "3", "1"),
      span("t", "4", "2"),
      span("t", "5", "9"),
    ];
    const rows = rowsOf(spans).map((row) => [row.span.spanId, row.depth]);
    assert.deepEqual(rows, [
      ["1", 0],
      ["2", 1],
      ["4", 2],
      ["3", 1],
      ["5", 0],
    ]);
  });
});

describe("the viewer", () => {
  const traces = keepTraces();
  const server = express().use("/traces", tracesRouter(traces)).listen(0, "127.0.0.1");
  let url: string;
  before(async () => {
    if (!server.listening) await once(server, "listening");
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());
  const read = async (path: string) => {
    const response = await fetch(url + path);
    return { status: response.status, text: await response.text() };
  };

  it("shows attributes as text, never as markup", async () => {
    const evil = '<script>alert("1")</script>';
    traces.add({
      ...span(hex(1), "1"),
      name: evil,
      service: evil,
      attributes: { [evil]: evil },
      failed: true,
    });
    for (const path of ["/traces", `/traces/${hex(1)}`]) {
      const { status, text } = await read(path);
      assert.equal(status, 200);
      assert.doesNotMatch(text, /<script/);
      assert.match(text, /&lt;script&gt;.*failed/s);
    }
    const { data } = JSON.parse((await read(`/traces/${hex(1)}.json`)).text);
    assert.equal(data[0].spans[0].operationName, evil);
  });

  it("404 for a trace that is not kept", async () => {
    for (const path of [`/traces/${hex(2)}`, `/traces/${hex(2)}.json`, "/traces/%3Cscript%3E"]) {
      assert.equal((await read(path)).status, 404);
    }
  });
});
