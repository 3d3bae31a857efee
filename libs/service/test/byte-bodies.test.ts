import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, describe, it } from "node:test";
import { Refusal } from "@storytelling/values";
import { z } from "zod";
import { answer, routesFor, type ServiceContext, useCasesFor } from "../src/index.ts";
import { startTestService, type TestService, until } from "../src/testing/index.ts";
import { notes } from "./notes/service.ts";

const { post, head, options } = routesFor<ServiceContext>();
const useCase = useCasesFor<ServiceContext, unknown>();
const type = "application/offset+octet-stream";
let arrived = 0;
let failed: unknown;

const takeBytes = useCase({
  answer: z.object({ bytes: z.number() }),
  async run(_app, { incoming, header }) {
    if (header("x-refuse")) throw new Refusal("checksum-mismatch", "refused", "Refused unread.");
    arrived = 0;
    failed = null;
    try {
      for await (const chunk of incoming) arrived += chunk.length;
    } catch (error) {
      failed = error;
      throw error;
    }
    return answer({ bytes: arrived });
  },
});
const nothing = useCase({ answer: "nothing", run: async () => answer(undefined, { "x-found": "yes" }) });

let service: TestService;
before(async () => {
  const everyAnswer = { "x-protocol": "1.0" };
  const byteBody = { type, mostBytes: 1_000_000 };
  const routes = [
    post("/bytes", "public", takeBytes, { summary: "Take bytes", byteBody, everyAnswer, refuses: [460] }),
    head("/bytes", "public", nothing, { summary: "Look", status: 200, everyAnswer }),
    options("/bytes", "public", nothing, { summary: "Ask", everyAnswer }),
  ];
  service = await startTestService({ ...notes, routes });
});
after(() => service.stop());

const send = (body: Uint8Array, headers: Record<string, string> = {}) =>
  service.http.post("bytes", { body, headers: { "content-type": type, ...headers } });

describe("a body that is read as it arrives", () => {
  it("reaches the use case whole", async () => {
    assert.deepEqual((await send(new Uint8Array(900_000))).body, { bytes: 900_000 });
  });

  it("may be missing, without a type", async () => {
    assert.deepEqual((await service.http.post("bytes")).body, { bytes: 0 });
  });

  it("413 beyond its limit", async () => {
    const { status, body } = await send(new Uint8Array(1_000_001));
    assert.deepEqual([status, body.code], [413, "body-too-large"]);
  });

  it("415 for another type", async () => {
    const { status, body } = await send(new Uint8Array(5), { "content-type": "text/plain" });
    assert.deepEqual([status, body.code], [415, "type-unsupported"]);
  });

  it("lets the client read why it is refused, though nothing of it was read", async () => {
    const { status, body } = await send(new Uint8Array(990_000), { "x-refuse": "yes" });
    assert.deepEqual([status, body.code, body.title], [460, "refused", "Checksum mismatch"]);
  });

  it("that is cut off gives what arrived, then fails as body-cut-off", async () => {
    const { hostname, port } = new URL(service.url);
    const socket = connect(Number(port), hostname);
    const lines = [
      "POST /notes/v1/bytes HTTP/1.1",
      "host: x",
      `content-type: ${type}`,
      "content-length: 999",
    ];
    failed = null;
    socket.write(`${lines.join("\r\n")}\r\n\r\n${"x".repeat(500)}`);
    await until(() => arrived === 500);
    socket.destroy();
    await until(() => failed);
    assert.equal((failed as Refusal).code, "body-cut-off");
  });
});

describe("a route's own headers", () => {
  it("are in each answer, of HEAD and OPTIONS, too, and in refusals", async () => {
    const answers = await Promise.all([
      service.http.head("bytes"),
      service.http.options("bytes"),
      send(new Uint8Array(5), { "x-refuse": "yes" }),
    ]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 204, 460],
    );
    for (const { headers } of answers) assert.equal(headers.get("x-protocol"), "1.0");
    assert.equal(answers[0]?.headers.get("x-found"), "yes");
  });
});
