import assert from "node:assert/strict";
import { request as ask, type ClientRequest, type IncomingMessage } from "node:http";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { startTestService, type TestActor, type TestService, until } from "../src/testing/index.ts";
import { notes } from "./notes/service.ts";

let service: TestService;
let ada: TestActor;
before(async () => {
  service = await startTestService(notes);
  ada = await service.actor(["notes.write"]);
});
after(() => service.stop());

const json = { "content-type": "application/json" };
const send = (path: string, body: string | Uint8Array, headers: Record<string, string> = json) =>
  service.http.post(path, { token: ada.token, headers, body });
const essay = (value: unknown, headers?: Record<string, string>) =>
  send("essays", JSON.stringify(value), { ...json, ...headers });

describe("a JSON body", () => {
  it("with a hundred thousand unknown names is refused by their number", async () => {
    const names = Array.from({ length: 100_000 }, (_, n) => `"name${n}":1`);
    const { status, body } = await send("essays", `{${names.join(",")}}`);
    assert.deepEqual([status, body.code], [413, "json-too-many-values"]);
    assert.match(body.detail, /300 values/);
    assert.equal(body.faults, undefined);
  });

  it("with one text of a megabyte arrives unchanged", async () => {
    const text = `${'Ž語😀\\"\n'.repeat(120_000)}the end`;
    const { body } = await essay({ text });
    assert.deepEqual(body, { length: text.length, tags: 0, end: text.slice(-20) });
  });

  it("is checked in the same way when it is large", async () => {
    const filler = "x".repeat(200_000);
    const code = async (body: string | Uint8Array) => (await send("essays", body)).body.code;
    assert.equal(await code(`{"text":"${filler}"`), "json-malformed");
    assert.equal(await code(`${"[".repeat(20)}"${filler}"${"]".repeat(20)}`), "json-too-deep");
    assert.equal(await code(Buffer.concat([Buffer.from(`"${filler}`), Buffer.from([0xff])])), "not-utf-8");
    assert.equal(await code(`{"text":"${filler}\\u0000"}`), "text-not-storable");
    assert.equal(await code(`{"text":"${filler}\\ud800"}`), "text-not-storable");
    const { body } = await send("essays", `{"text":"${filler}","__proto__":{"tags":["a"]}}`);
    assert.match(body.faults[0].message, /__proto__/);
  });

  it("may be compressed, and is measured uncompressed", async () => {
    const packed = (text: string) =>
      send("essays", gzipSync(JSON.stringify({ text })), { ...json, "content-encoding": "gzip" });
    assert.equal((await packed("x".repeat(900_000))).body.length, 900_000);
    assert.equal((await packed("x".repeat(20_000_000))).status, 413);
  });

  it("is UTF-8, with or without a byte order mark", async () => {
    assert.equal((await send("essays", '\ufeff{"text":"hello"}')).body.length, 5);
    const latin = { "content-type": "application/json; charset=iso-8859-1" };
    assert.equal((await send("essays", '{"text":"hello"}', latin)).status, 415);
    const utf8 = { "content-type": 'application/json; charset="UTF-8"' };
    assert.equal((await send("essays", '{"text":"hello"}', utf8)).status, 200);
  });

  it("with thirty faults is answered with twenty of them and the number of the others", async () => {
    const { status, body } = await essay({ text: "", tags: Array(30).fill("") });
    assert.deepEqual([status, body.faults.length, body.moreFaults], [422, 20, 10]);
  });

  it("with long unknown names gets a short answer", async () => {
    const names = Array.from({ length: 90 }, (_, n) => [`${n}${"x".repeat(900)}`, 1]);
    const { status, body } = await essay({ text: "", ...Object.fromEntries(names) });
    assert.equal(status, 422);
    assert.ok(JSON.stringify(body).length < 4000);
  });
});

describe("large requests of one user", () => {
  const begun: ClientRequest[] = [];
  after(() => {
    for (const each of begun) each.destroy();
  });
  const whole = JSON.stringify({ text: "x".repeat(100_000) });
  /** Sends all but the last byte of a body; resolves when the server has received it. */
  function begin(token: string): ClientRequest {
    const headers = { ...json, "content-length": whole.length, authorization: `Bearer ${token}` };
    const sent = ask(new URL("/notes/v1/essays", service.url), { method: "POST", headers });
    sent.on("error", () => {});
    begun.push(sent);
    sent.write(whole.slice(0, -1));
    return sent;
  }
  const answerTo = (sent: ClientRequest) =>
    new Promise<IncomingMessage>((resolve) => sent.once("response", resolve));

  it("run two at a time; twenty wait, the next one is refused, and no other user waits for them", async () => {
    const eve = await service.actor(["notes.write"]);
    const held = [begin(eve.token), begin(eve.token)];
    const answers: Promise<number | undefined>[] = [];
    const refused = await until(() => {
      const sent = begin(eve.token).end(whole.slice(-1));
      const answer = answerTo(sent);
      answers.push(answer.then(({ statusCode }) => statusCode));
      return Promise.race([answer, new Promise<null>((resolve) => setTimeout(resolve, 20, null))]).then(
        (one) => one?.statusCode === 429 && one,
      );
    });
    assert.equal(
      JSON.parse(String(Buffer.concat(await Array.fromAsync(refused)))).code,
      "too-many-large-requests",
    );
    assert.ok(Number(refused.headers["retry-after"]) > 0);
    assert.equal((await send("essays", whole)).status, 200, "somebody else's");
    const small = { token: eve.token, body: { text: "small" } };
    assert.equal((await service.http.post("essays", small)).status, 200, "what is small");
    held[0]?.destroy();
    held[1]?.end(whole.slice(-1));
    const statuses = await Promise.all(answers);
    assert.ok(statuses.filter((status) => status === 200).length >= 20, String(statuses));
  });
});

describe("a form with a file", () => {
  const boundary = "x-boundary-x";
  const type = { "content-type": `multipart/form-data; boundary=${boundary}` };
  const part = (head: string, content: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
  const file = part('name="file"; filename="a.txt"', "hello");
  const form = (...parts: string[]) => send("files", `${parts.join("")}--${boundary}--\r\n`, type);
  const fields = (count: number) => Array.from({ length: count }, (_, n) => part(`name="f${n}"`, "v"));

  it("is read with up to twenty other fields, with any names", async () => {
    const { status, body } = await form(...fields(19), part('name="__proto__"', "v"), file);
    assert.deepEqual([status, body.bytes, body.fields.length], [200, 5, 20]);
  });

  it("is refused at the first part over the limit, before the others are read", async () => {
    const empty = `--${boundary}\r\n\r\n\r\n`.repeat(20_000);
    const { status, body } = await form(empty, file);
    assert.deepEqual([status, body.code], [413, "form-too-many-parts"]);
    assert.equal((await form(...fields(21), file)).body.code, "form-too-many-parts");
    assert.equal((await form(file, file)).body.code, "form-too-many-parts");
  });

  it("is refused with a field that is too long, or that no database accepts", async () => {
    assert.equal((await form(part('name="title"', "x".repeat(10_001)), file)).body.code, "field-too-long");
    assert.equal((await form(part('name="title"', "a\0b"), file)).body.code, "text-not-storable");
  });

  it("is refused when it is larger than file and fields may be in total, even with a small file", async () => {
    const { status } = await send("files", `${"\r\n".repeat(800_000)}${file}--${boundary}--\r\n`, type);
    assert.equal(status, 413);
  });
});
