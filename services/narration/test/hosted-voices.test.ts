import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { decodeWav, encodeWav } from "@storytelling/media";
import { startTestService, type TestService, until } from "@storytelling/service/testing";
import { narration } from "../src/service.ts";

const tone = Int16Array.from({ length: 24_000 }, (_, i) => Math.round(9_000 * Math.sin(i / 9)));
const asked: { text: string; voice: string }[] = [];
const list = Promise.withResolvers<void>();
/** A Piper server that lists its voices when it is told to. */
const piper = createServer(async (request, response) => {
  if (request.method === "GET") {
    await list.promise;
    response.end(JSON.stringify({ "en_US-amy-medium": { language: { code: "en_US" } } }));
    return;
  }
  let body = "";
  for await (const part of request) body += part;
  asked.push(JSON.parse(body));
  response.end(encodeWav(tone, 24_000));
});

let service: TestService;
let models: string;
before(async () => {
  await new Promise<void>((resolve) => piper.listen(0, "127.0.0.1", resolve));
  models = await mkdtemp(join(tmpdir(), "no-models-"));
  const env = {
    STORY_URL: "http://127.0.0.1:1",
    SUBSCRIPTION_URL: "http://127.0.0.1:1",
    PIPER_URL: `http://127.0.0.1:${(piper.address() as AddressInfo).port}`,
    SPEECH_WORKERS: "1",
    VOICES: "neural",
    VOICES_FETCH: "never",
    MODELS_DIR: models,
  };
  service = await startTestService(narration, { env });
});
after(async () => {
  await service.stop();
  piper.closeAllConnections();
  piper.close();
  await rm(models, { recursive: true });
});

const get = (path: string) => service.http.get(path, {});
const ids = async (): Promise<string[]> =>
  (await get("voices?provider=piper")).body.items.map(({ id }: { id: string }) => id);

describe("a speech server that the settings name", () => {
  it("has its voices in the catalogue as soon as it lists them, without a restart", async () => {
    assert.deepEqual(await ids(), []);
    list.resolve();
    await until(async () => (await ids()).length > 0);
    assert.deepEqual(await ids(), ["piper-en_US-amy-medium"]);
  });

  it("speaks the sample of its voice", async () => {
    const { status, body } = await get("voices/piper-en_US-amy-medium/sample.wav");
    assert.equal(status, 200);
    assert.ok(decodeWav(body).pcm.length > 20_000);
    assert.equal(asked[0]?.voice, "en_US-amy-medium");
  });
});
