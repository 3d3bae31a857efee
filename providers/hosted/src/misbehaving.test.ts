import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { Refusal } from "@storytelling/values";
import { half, type Reply, send, silent, wav } from "./testing/peer.ts";
import { elevenAnswer, KEY, type Running, run, SERVICES } from "./testing/services.ts";

let running: Running | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

const refused = async (speech: Promise<unknown>): Promise<Refusal> => {
  const error = await speech.then(
    () => assert.fail("It was not refused."),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Refusal, String(error));
  assert.doesNotMatch(`${error.message} ${JSON.stringify(error)} ${error.stack}`, new RegExp(KEY));
  return error;
};

for (const service of SERVICES)
  describe(`${service.name}, when it misbehaves`, () => {
    const passing: readonly (readonly [what: string, reply: Reply])[] = [
      ["it is busy (429)", send("{}", "application/json", 429, { "retry-after": "0" })],
      ["it has an error (500)", send("<h1>Error</h1>", "text/html", 500)],
      ["it answers with a page of HTML and 200", send("<!doctype html><p>Sign in", "text/html")],
      ["it sends half an answer", half(service.body)],
      ["it sends nothing", send("")],
    ];
    for (const [what, reply] of passing)
      it(`is asked once more when ${what}, and its speech is taken`, async () => {
        running = await run(service);
        running.peer.next = [reply];
        assert.ok((await running.speak()).pcm.length > 10_000);
        assert.equal(running.spoken().length, 2);
      });

    it("is asked once more when it is slow", async () => {
      running = await run(service, { deadlineMs: 300, attempts: 20 });
      running.peer.next = [silent];
      assert.ok((await running.speak()).pcm.length > 0);
      assert.ok(running.spoken().length >= 2);
    });

    it("is believed by its bytes, whatever type it names", async () => {
      running = await run(service);
      running.peer.next = [send(service.body, "text/plain")];
      assert.ok((await running.speak()).pcm.length > 0);
      assert.equal(running.spoken().length, 1);
    });

    it("is refused with an answer over the limit, and not asked again", async () => {
      running = await run(service, { mostBytes: 20_000 });
      const { kind, message } = await refused(running.speak());
      assert.equal(kind, "unavailable");
      assert.match(message, /more than 20000 bytes/);
      assert.equal(running.spoken().length, 1);
    });

    it("is given up after three attempts, with when to try again", async () => {
      running = await run(service);
      running.peer.always = send("no", "text/plain", 503);
      const { kind, code, retryAfter } = await refused(running.speak());
      assert.deepEqual([kind, code, retryAfter], ["unavailable", "speech-service-failed", 5]);
      assert.equal(running.spoken().length, 3);
    });

    it("is not asked again when it wants a long wait, which is told", async () => {
      running = await run(service);
      running.peer.always = send("{}", "application/json", 429, { "retry-after": "3600" });
      assert.equal((await refused(running.speak())).retryAfter, 3600);
      assert.equal(running.spoken().length, 1);
    });

    it("is not asked again when it refuses the key, and no message holds the key", async () => {
      running = await run(service);
      running.peer.always = send(`{"error":"bad key ${KEY}"}`, "application/json", 401);
      const { kind, code, message } = await refused(running.speak());
      assert.deepEqual([kind, code], ["unavailable", "speech-key-refused"]);
      assert.match(message, /Check its key/);
      assert.equal(running.spoken().length, 1);
    });

    it("is left alone after five failures in a row", async () => {
      running = await run(service, { attempts: 1 });
      running.peer.always = send("no", "text/plain", 500);
      for (let i = 0; i < 5; i++) await refused(running.speak({ text: `Line ${i}.` }));
      const { message, retryAfter } = await refused(running.speak());
      assert.match(message, /left alone/);
      assert.equal(retryAfter, 15);
      assert.equal(running.spoken().length, 5);
    });

    it("is asked again after that time, and then as before", async () => {
      running = await run(service, { attempts: 1, failuresToOpen: 2, openMs: 1 });
      running.peer.next = [send("no", "text/plain", 500), send("no", "text/plain", 500)];
      for (let i = 0; i < 2; i++) await refused(running.speak());
      const { speak } = running;
      const speech = async (): Promise<unknown> => {
        try {
          return await speak();
        } catch {
          return speech();
        }
      };
      assert.ok(await speech());
      assert.ok(await speak());
    });
  });

describe("a sample rate that was not asked for", () => {
  it("is taken from WAV, which names it", async () => {
    const [service] = SERVICES;
    assert.ok(service);
    running = await run(service);
    running.peer.next = [send(wav(0.5, 16_000))];
    assert.equal((await running.speak()).sampleRate, 16_000);
  });

  it("is refused in raw samples, by the times that come with them", async () => {
    const service = SERVICES.find(({ name }) => name === "ElevenLabs");
    assert.ok(service);
    running = await run(service);
    const answer = elevenAnswer();
    const other = {
      ...answer,
      audio_base64: Buffer.from(answer.audio_base64, "base64").subarray(0, 16_000).toString("base64"),
    };
    running.peer.next = [send(JSON.stringify(other), "application/json")];
    assert.match((await refused(running.speak())).message, /does not fit its times/);
    assert.equal(running.spoken().length, 1);
  });
});

describe("audio in a form that was not asked for", () => {
  for (const [what, bytes] of [
    ["MP3", Buffer.from("ID3\u0004aaaaaaaaaaaaaaa", "latin1")],
    ["Ogg", Buffer.from("OggSaaaaaaaaaaaa")],
  ] as const)
    it(`is refused by its name, ${what}, and not paid for twice`, async () => {
      const [service] = SERVICES;
      assert.ok(service);
      running = await run(service);
      running.peer.always = send(bytes, "audio/wav");
      assert.match((await refused(running.speak())).message, new RegExp(`${what} instead of WAV`));
      assert.equal(running.spoken().length, 1);
    });

  it("is read when it is stereo, in floats, or streamed without a length", async () => {
    const [service] = SERVICES;
    assert.ok(service);
    running = await run(service);
    const streamed = wav();
    streamed.writeUInt32LE(0xffff_ffff, 4);
    streamed.writeUInt32LE(0xffff_ffff, 40);
    const floats = wav();
    floats.writeUInt16LE(3, 20);
    floats.writeUInt16LE(32, 34);
    const stereo = wav();
    stereo.writeUInt16LE(2, 22);
    const { length } = (await running.speak()).pcm;
    running.peer.next = [send(streamed), send(stereo), send(floats)];
    assert.equal((await running.speak({ text: "One one." })).pcm.length, length);
    assert.ok((await running.speak({ text: "Two two." })).pcm.length < length);
    assert.ok((await running.speak({ text: "Three." })).pcm.length > 0);
  });
});
