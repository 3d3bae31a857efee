import assert from "node:assert/strict";
import { after, test } from "node:test";
import { loudness, peak, toFloat } from "@storytelling/media";
import { pitchOf } from "@storytelling/media/testing";
import { Refusal } from "@storytelling/values";
import { embeddedVoices } from "./embedded.ts";
import { createEspeak } from "./espeak.ts";
import type { Speech } from "./provider.ts";
import { createSpeech } from "./speech.ts";

const speech = createSpeech(embeddedVoices({ workers: 2 }));
after(() => speech.close());

const ENGLISH = "Once upon a time there was a little girl, and everybody loved her.";
const GERMAN = "Es war einmal ein kleines Mädchen, das hatte jedermann lieb.";
const BASES: Record<string, { base: string; quick: string; language: string; text: string }> = {
  flite: { base: "slt", quick: "kal16", language: "en", text: ENGLISH },
  "espeak-ng": { base: "de+f2", quick: "de+m3", language: "de", text: GERMAN },
};

const say = (provider: string, text?: string, settings = { pitch: 1, rate: 1 }): Promise<Speech> => {
  const request = BASES[provider];
  assert.ok(request);
  return speech.speak(provider, { ...request, text: text ?? request.text, settings });
};

const HOSTILE = {
  "control characters": "\0\x01\x1b[31mred\x07 \u202e\ufeff fox",
  emoji: "A 👩‍👩‍👧 fox 🦊🇩🇪 ran",
  "right-to-left text": "שלום עולם fox",
  "lone surrogates": "\ud800 fox \udc00\udc00",
  markup: `<speak><break time="99s"/>&amp; fox &#0; ]]> <!-- {{x}}`,
  "options of a command line": "-voice kal --help -o /etc/passwd fox",
  "a word of 5,000 letters": "fox".repeat(1666),
  "nested brackets": `${"(".repeat(500)}fox${")".repeat(500)}`,
};

for (const provider of speech.providers) {
  test(`${provider.id}: every word is timed, in order, inside the audio`, async () => {
    const { pcm, sampleRate, words } = await say(provider.id);
    const text = BASES[provider.id]?.text ?? "";
    assert.deepEqual(
      words.map(({ start, end }) => text.slice(start, end)),
      text.match(/[\p{L}]+/gu),
    );
    let at = 0;
    for (const { fromMs, toMs } of words) {
      assert.ok(fromMs >= at - 1e-6 && toMs > fromMs);
      at = toMs;
    }
    assert.ok(at <= (pcm.length * 1000) / sampleRate);
  });

  test(`${provider.id}: the same request gives the same samples after any other request`, async () => {
    const before = await say(provider.id);
    await Promise.all(["One.", "Two, three.", "Four?"].map((text) => say(provider.id, text)));
    for (const again of await Promise.all([say(provider.id), say(provider.id)])) {
      assert.ok(Buffer.from(again.pcm.buffer).equals(Buffer.from(before.pcm.buffer)));
      assert.deepEqual(again.words, before.words);
    }
  });

  test(`${provider.id}: pitch and rate change the speech by their factors`, async () => {
    const length = async (rate: number) => (await say(provider.id, undefined, { pitch: 1, rate })).pcm.length;
    const pitch = async (factor: number) => {
      const { pcm, sampleRate } = await say(provider.id, undefined, { pitch: factor, rate: 1 });
      return pitchOf(toFloat(pcm), sampleRate);
    };
    const base = await pitch(1);
    assert.ok(Math.abs((await length(0.7)) / (await length(1.4)) - 2) < 0.25);
    assert.ok(Math.abs((await pitch(1.4)) / base - 1.4) < 0.15, `up ${(await pitch(1.4)) / base}`);
    assert.ok(Math.abs((await pitch(0.75)) / base - 0.75) < 0.1, `down ${(await pitch(0.75)) / base}`);
  });

  for (const text of ["", " \n\t", "...", "—!?", "🦊"]) {
    test(`${provider.id}: ${JSON.stringify(text)} is a short silence`, async () => {
      const { pcm, sampleRate, words } = await say(provider.id, text);
      assert.ok(pcm.length > 0 && pcm.length < sampleRate && peak(pcm) === 0);
      assert.deepEqual(words, []);
    });
  }

  for (const [what, text] of Object.entries(HOSTILE)) {
    test(`${provider.id}: ${what} do no harm, and the words among them are spoken`, async () => {
      const base = BASES[provider.id]?.quick ?? "";
      const request = { text, base, language: "en", settings: { pitch: 1, rate: 1 } };
      const { pcm, words } = await provider.speak(request);
      assert.ok(pcm.length > 0 && peak(pcm) < 32_767);
      assert.ok(words.some(({ start, end }) => text.slice(start, end).includes("fox")));
    });
  }

  test(`${provider.id}: requests that can never be spoken are refused`, async () => {
    const refused = (request: object, code: string) =>
      assert.rejects(
        provider.speak({ base: "", language: "en", text: "x", settings: { pitch: 1, rate: 1 }, ...request }),
        (error) => error instanceof Refusal && error.kind === "invalid" && error.code === code,
      );
    const base = BASES[provider.id]?.base;
    await refused({ base: "../../etc/passwd" }, "unknown-voice");
    await refused({ base, settings: { pitch: Number.NaN, rate: 1 } }, "voice-settings-out-of-range");
    await refused({ base, settings: { pitch: 1, rate: 3 } }, "voice-settings-out-of-range");
    await refused({ base, text: "x".repeat(10_001) }, "text-too-long");
  });
}

test("English voices do not clip, are audible and sound different from each other", async () => {
  const voices = speech.voices().filter((voice) => voice.provider === "flite");
  const heard = await Promise.all(
    voices.map(async ({ base, settings, language }) => {
      const { pcm, sampleRate } = await speech.speak("flite", { text: ENGLISH, language, base, settings });
      const samples = toFloat(pcm);
      assert.ok(peak(samples) < 0.99 && loudness(samples, sampleRate) > -32);
      return { base, pitch: pitchOf(samples, sampleRate), length: pcm.length };
    }),
  );
  assert.ok(voices.length >= 10);
  for (const [i, one] of heard.entries()) {
    assert.ok(one.pitch > 60 && one.pitch < 400, `${voices[i]?.id} ${one.pitch}`);
    for (const [j, other] of heard.entries()) {
      const alike =
        one.base === other.base &&
        Math.abs(Math.log2(one.pitch / other.pitch)) < 0.08 &&
        Math.abs(Math.log2(one.length / other.length)) < 0.2;
      assert.ok(i === j || !alike, `${voices[i]?.id} and ${voices[j]?.id} are alike`);
    }
  }
});

test("every voice of every language of eSpeak NG speaks", async () => {
  const voices = speech.voices().filter((voice) => voice.provider === "espeak-ng" && voice.age === "adult");
  const lengths = await Promise.all(
    voices.map(async ({ base, settings, language }) => {
      const { pcm } = await speech.speak("espeak-ng", { text: "1 2 3", language, base, settings });
      return pcm.length;
    }),
  );
  assert.ok(lengths.length >= 40 && lengths.every((length) => length > 8000));
});

test("voices have unique ids and allowed settings", () => {
  const voices = speech.voices();
  assert.equal(new Set(voices.map(({ id }) => id)).size, voices.length);
  assert.ok(
    voices.every(({ settings: { pitch, rate } }) => pitch >= 0.5 && pitch <= 2 && rate >= 0.5 && rate <= 2),
  );
});

test("an unknown provider is refused", async () => {
  await assert.rejects(
    say("flite").then(() => speech.speak("nobody", {} as never)),
    Refusal,
  );
});

test("a program that dies twice is refused as unavailable", async () => {
  const program = new URL("./mute-program.fixture.ts", import.meta.url);
  const espeak = createEspeak({ program, workers: 1, timeoutMs: 10_000 });
  assert.ok(espeak);
  const request = { text: "die", language: "de", base: "de+f2", settings: { pitch: 1, rate: 1 } };
  await assert.rejects(espeak.speak(request), { kind: "unavailable", code: "speech-unavailable" });
  await espeak.close();
});
