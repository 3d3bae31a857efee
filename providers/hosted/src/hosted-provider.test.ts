import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { Refusal } from "@storytelling/values";
import { z } from "zod";
import { CallFailure } from "./calls/failure.ts";
import { LIMITS, waitBefore } from "./calls/peer.ts";
import { hostedVoices } from "./hosted-voices.ts";
import { hostedFaults, hostedSettings } from "./settings.ts";
import { type Reply, send, startPeer, wav } from "./testing/peer.ts";
import { type Running, run, SERVICES, type Service } from "./testing/services.ts";

const [service] = SERVICES as [Service];
let running: Running | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});
const code = async (speech: Promise<unknown>): Promise<string> =>
  speech.then(
    () => "none",
    (error: unknown) => (error instanceof Refusal ? `${error.kind} ${error.code}` : String(error)),
  );

/** Answers when it is told to. */
const held = (answer: Reply) => {
  const arrived = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const reply: Reply = async (response, received) => {
    arrived.resolve();
    await release.promise;
    answer(response, received);
  };
  return { reply, arrived: arrived.promise, release: () => release.resolve() };
};

describe("a hosted provider", () => {
  it("refuses, without a request, what can never succeed", async () => {
    running = await run(service);
    assert.equal(await code(running.speak({ base: "nobody" })), "invalid unknown-voice");
    assert.equal(await code(running.speak({ language: "de" })), "invalid voice-language");
    assert.equal(await code(running.speak({ text: "x".repeat(10_001) })), "invalid text-too-long");
    const settings = { pitch: 3, rate: 1 };
    assert.equal(await code(running.speak({ settings })), "invalid voice-settings-out-of-range");
    assert.equal(running.spoken().length, 0);
  });

  it("answers a text without words with silence, and asks for nothing", async () => {
    running = await run(service);
    const { pcm, words } = await running.speak({ text: "… —" });
    assert.deepEqual([words, pcm.every((sample) => sample === 0)], [[], true]);
    assert.equal(running.spoken().length, 0);
  });

  it("sends a long text in parts, cut after sentences, and times the words of all", async () => {
    running = await run(service);
    const text = "The rain fell on the mill. ".repeat(200).trim();
    const { words } = await running.speak({ text });
    const sent = running.spoken().map(({ body }) => JSON.parse(body).input as string);
    assert.equal(sent.join(""), text);
    assert.deepEqual(
      sent.map((part) => part.length <= 4_096 && /\.\s?$/.test(part)),
      [true, true],
    );
    assert.equal(words.length, 1_200);
    assert.ok(words.every(({ fromMs, toMs }, i) => toMs >= fromMs && fromMs >= (words[i - 1]?.fromMs ?? 0)));
  });

  it("estimates the times of words inside the voiced part, where the service gives none", async () => {
    running = await run(service);
    const { pcm, sampleRate, words } = await running.speak();
    assert.deepEqual(
      words.map(({ start, end }) => [start, end]),
      [
        [0, 3],
        [4, 7],
        [8, 10],
      ],
    );
    const lengthMs = (pcm.length * 1000) / sampleRate;
    // The speech begins 30 ms before its first sound and ends 70 ms after its last.
    assert.ok(Math.abs((words[0]?.fromMs ?? 0) - 30) < 15);
    assert.ok(Math.abs((words[2]?.toMs ?? 0) - (lengthMs - 70)) < 15);
  });

  it("takes an answer that arrived after its caller left, and does not pay for it twice", async () => {
    running = await run(service, { atOnce: 1 });
    const { reply, arrived, release } = held(service.good);
    running.peer.next = [reply];
    const gone = new AbortController();
    const first = running.speak({}, gone.signal);
    await arrived;
    gone.abort(new Error("the lease was lost"));
    await assert.rejects(first, /the lease was lost/);
    release();
    // With one request at a time, the first has ended when this one has.
    await running.speak({ text: "Another line." });
    assert.ok((await running.speak()).pcm.length > 0);
    assert.equal(running.spoken().length, 2);
    // That answer was delivered: the next request is a new one.
    await running.speak();
    assert.equal(running.spoken().length, 3);
  });

  it("asks once for equal lines at the same time", async () => {
    running = await run(service);
    const [one, two] = await Promise.all([running.speak(), running.speak()]);
    assert.deepEqual(one.pcm, two.pcm);
    assert.equal(running.spoken().length, 1);
  });

  /** What was sent before this has arrived at the peer when it answers. */
  const roundTrip = async (url: string) => (await fetch(`${url}/voices`)).arrayBuffer();
  const lines = (number: number) => Array.from({ length: number }, (_, i) => ({ text: `Line ${i}.` }));

  it("sends no more than two requests at once", async () => {
    running = await run(service, { atOnce: 2 });
    const { peer, speak } = running;
    let open = 0;
    let most = 0;
    const both = Promise.withResolvers<void>();
    const answer = peer.always;
    peer.always = async (response, received) => {
      if (received.method === "POST") {
        most = Math.max(most, ++open);
        if (open === 2) both.resolve();
        await both.promise;
        await roundTrip(peer.url);
        open--;
      }
      answer(response, received);
    };
    await Promise.all(lines(5).map((line) => speak(line)));
    assert.equal(most, 2);
  });

  it("sends no more requests in a minute than allowed", async () => {
    // The list of voices is the first of four.
    running = await run(service, { perMinute: 4 });
    const { peer, provider, speak } = running;
    const speeches = lines(4).map((line) => speak(line));
    const last = assert.rejects(speeches.pop() ?? Promise.resolve(), /was closed/);
    await Promise.all(speeches);
    await roundTrip(peer.url);
    assert.equal(running.spoken().length, 3);
    await provider.close();
    await last;
  });

  it("ends what is under way when it is closed", async () => {
    running = await run(service);
    const { reply, arrived, release } = held(service.good);
    running.peer.next = [reply];
    const speech = assert.rejects(running.speak(), /was closed/);
    await arrived;
    await running.provider.close();
    await speech;
    release();
  });

  it("estimates the cost in whole minor units, rounded up, and says when no price is set", async () => {
    running = await run(service, {}, { OPENAI_SPEECH_PRICE: "1500" });
    const { provider } = running;
    assert.deepEqual([0, 1, 666, 667, 1_000_000].map(provider.estimate), [0, 1, 1, 2, 1500]);
    const [free] = hostedVoices(z.object(hostedSettings).parse({ PIPER_URL: "http://127.0.0.1:1" }));
    assert.equal(free?.estimate(100), null);
    await free?.close();
  });

  it("has no voices and says why while its service is away, and is ready once it answers", async () => {
    const away = send("no", "text/plain", 500);
    const peer = await startPeer(away);
    const given = z.object(hostedSettings).parse({ PIPER_URL: peer.url });
    const [provider] = hostedVoices(given, { attempts: 1 });
    assert.ok(provider);
    const request = { text: "Hm.", language: "en", base: "en_US-x-low", settings: { pitch: 1, rate: 1 } };
    assert.equal(await code(provider.speak(request)), "unavailable speech-service-failed");
    assert.deepEqual(provider.voices(), []);
    let told = 0;
    provider.onVoices(() => told++);
    const readiness = provider.readiness();
    assert.match(
      readiness.state === "missing" ? readiness.reason : "",
      /Piper server answered with status 500/,
    );
    peer.always = (response, received) =>
      (received.method === "GET" ? send('{"en_US-x-low":{}}', "application/json") : send(wav()))(
        response,
        received,
      );
    assert.ok((await provider.speak(request)).pcm.length > 0);
    assert.deepEqual([provider.readiness().state, told], ["ready", 1]);
    assert.deepEqual(provider.languages, ["en"]);
    await provider.close();
    await peer.stop();
  });
});

describe("the wait before another attempt", () => {
  const wait = waitBefore(LIMITS);
  const after = (attempt: number, waitMs?: number) =>
    wait({
      attempt,
      signal: new AbortController().signal,
      result: { error: new CallFailure("no", { again: true, down: true, waitMs }) },
    });

  it("is what the service asks for, and a random part of a wait that doubles", () => {
    for (let i = 0; i < 100; i++) {
      assert.ok(after(1) <= 1_000 && after(3) <= 4_000 && after(20) <= 30_000);
      const asked = after(2, 7_000);
      assert.ok(asked >= 7_000 && asked <= 9_000);
    }
    assert.ok(new Set(Array.from({ length: 20 }, () => after(4))).size > 10);
  });
});

describe("the settings of hosted voices", () => {
  const parse = (env: Record<string, string>) => z.object(hostedSettings).safeParse(env);

  it("give no provider where they name no service", () => {
    assert.deepEqual(hostedVoices(z.object(hostedSettings).parse({})), []);
  });

  it("refuse an address with a password, or of another kind, without repeating it", () => {
    for (const address of ["http://ann:secret@host", "ftp://secret.host", "secret"]) {
      const { error } = parse({ OPENAI_SPEECH_URL: address });
      assert.match(error?.message ?? "", /Give (?:the|an) address/);
      assert.doesNotMatch(error?.message ?? "", /secret/);
    }
  });

  const faults = (values: Record<string, string>): string[] =>
    [...hostedFaults({ values, given: new Set(Object.keys(values)) })].map(
      ({ setting, message }) => `${setting}: ${message}`,
    );

  it("refuse, in production, a setting that does nothing alone", () => {
    assert.deepEqual(faults({ AZURE_SPEECH_KEY: "k" }), [
      "AZURE_SPEECH_KEY: It needs AZURE_SPEECH_REGION, or AZURE_SPEECH_URL.",
    ]);
    assert.deepEqual(faults({ AZURE_SPEECH_REGION: "westeurope" }), [
      "AZURE_SPEECH_REGION: It needs AZURE_SPEECH_KEY.",
    ]);
    assert.deepEqual(faults({ ELEVENLABS_URL: "https://e.example" }), [
      "ELEVENLABS_URL: It needs ELEVENLABS_KEY.",
    ]);
    assert.deepEqual(faults({ OPENAI_SPEECH_KEY: "k" }), ["OPENAI_SPEECH_KEY: It needs OPENAI_SPEECH_URL."]);
    assert.deepEqual(faults({ AZURE_SPEECH_KEY: "k", AZURE_SPEECH_REGION: "westeurope" }), []);
  });

  it("refuse, in production, to send a key unencrypted", () => {
    const open = faults({ OPENAI_SPEECH_KEY: "k", OPENAI_SPEECH_URL: "http://tts.example" });
    assert.match(open.join(), /^OPENAI_SPEECH_URL: .*unencrypted/);
    assert.deepEqual(faults({ OPENAI_SPEECH_URL: "http://kokoro:8880" }), []);
    assert.deepEqual(faults({ OPENAI_SPEECH_KEY: "k", OPENAI_SPEECH_URL: "http://127.0.0.1:8880" }), []);
  });
});
