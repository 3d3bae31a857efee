import assert from "node:assert/strict";
import { copyFile, mkdir, mkdtemp, rm, symlink, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { loudness, peak, toFloat } from "@storytelling/media";
import { pitchOf } from "@storytelling/media/testing";
import { type ModelState, modelsDir, openModels } from "@storytelling/models";
import { createPhonemizer } from "@storytelling/phonemizer";
import type { Manner, Pronounced } from "@storytelling/speech";
import { requireOrSkip } from "../../../tools/machine/index.ts";
import { createHibari } from "./index.ts";

const dir = modelsDir(process.env);
const models = openModels({ dir });
const phonemizer = createPhonemizer({ models });
const hibari = createHibari({ models, phonemizer, workers: 2 });
after(async () => {
  await hibari.close();
  await phonemizer.close();
  models.close();
});

const SENTENCE = "Once upon a time there was a little girl, and everybody loved her.";

interface How {
  pitch?: number;
  rate?: number;
  manner?: Manner;
  pronounced?: Pronounced[];
}
const requestOf = (text: string, { pitch = 1, rate = 1, ...rest }: How = {}) => ({
  text,
  language: "en",
  base: "heart",
  settings: { pitch, rate },
  ...rest,
});
const say = (text: string, how?: How) => hibari.speak(requestOf(text, how));

describe("hibari", () => {
  const readiness = hibari.readiness();
  if (readiness.state !== "ready") {
    it("speaks", (test) =>
      requireOrSkip(test, "The voices' models are missing. Fetch them by: npm run voices."));
    return;
  }

  it("times every word, in order, inside the audio", async () => {
    const { pcm, sampleRate, words } = await say(SENTENCE);
    assert.deepEqual(
      words.map(({ start, end }) => SENTENCE.slice(start, end)),
      SENTENCE.match(/\p{L}+/gu),
    );
    let at = 0;
    for (const { fromMs, toMs } of words) {
      assert.ok(fromMs >= at && toMs > fromMs);
      at = toMs;
    }
    assert.ok(at <= (pcm.length * 1000) / sampleRate);
    const samples = toFloat(pcm);
    assert.ok(peak(samples) < 0.9 && loudness(samples, sampleRate) > -32);
  });

  it("gives the same samples for the same request, after another request and in another process", async () => {
    const [first, , again] = await Promise.all([say(SENTENCE), say("Two, three."), say(SENTENCE)]);
    assert.ok(Buffer.from(first.pcm.buffer).equals(Buffer.from(again.pcm.buffer)));
    assert.deepEqual(first.words, again.words);
  });

  it("changes the pitch and the rate by their factors", async () => {
    const pitch = async (factor: number): Promise<number> => {
      const { pcm, sampleRate } = await say(SENTENCE, { pitch: factor });
      return pitchOf(toFloat(pcm), sampleRate);
    };
    const [base, high, low] = [await pitch(1), await pitch(1.25), await pitch(0.8)];
    assert.ok(
      Math.abs(high / base - 1.25) < 0.1 && Math.abs(low / base - 0.8) < 0.1,
      `${low} ${base} ${high}`,
    );
    const [slow, fast] = await Promise.all([say(SENTENCE, { rate: 0.8 }), say(SENTENCE, { rate: 1.25 })]);
    assert.ok(Math.abs(slow.pcm.length / fast.pcm.length - 1.25 / 0.8) < 0.15);
  });

  it("whispers without a pitch, and shouts louder and higher", async () => {
    const [plain, whisper, shout] = await Promise.all(
      (["plain", "whisper", "shout"] as const).map(async (manner) => {
        const { pcm, sampleRate } = await say(SENTENCE, { manner });
        const samples = toFloat(pcm);
        return {
          loud: loudness(samples, sampleRate),
          pitch: pitchOf(samples, sampleRate),
          peak: peak(samples),
        };
      }),
    );
    assert.ok(plain && whisper && shout);
    assert.ok(whisper.loud < plain.loud && plain.loud < shout.loud && shout.peak < 1);
    assert.ok(shout.pitch > plain.pitch * 1.03);
  });

  it("says a word as it is told", async () => {
    const ipa = await say("Read it.", { pronounced: [{ start: 0, end: 4, ipa: "ˈɛləfənt" }] });
    assert.notEqual(ipa.pcm.length, (await say("Read it.")).pcm.length);
    assert.deepEqual(
      ipa.words.map(({ start, end }) => [start, end]),
      [
        [0, 4],
        [5, 7],
      ],
    );
  });

  it("is silent for a text without words", async () => {
    for (const text of ["", " \n\t", "...", "—!?", "🦊"]) {
      const { pcm, words } = await say(text);
      assert.ok(pcm.length > 0 && peak(pcm) === 0, text);
      assert.deepEqual(words, []);
    }
  });

  it("speaks a line that is longer than the network can read at once, and a word of 600 letters", async () => {
    const line = "the fox ran and ran over the hill and down again ".repeat(20);
    const { words } = await say(line, { rate: 2 });
    assert.equal(words.length, line.trim().split(" ").length);
    assert.ok((await say("fox".repeat(200), { rate: 2 })).words.length >= 1);
  });

  it("refuses what can never be spoken", async () => {
    const refused = (change: object, code: string) =>
      assert.rejects(hibari.speak({ ...requestOf("x"), ...change }), {
        name: "Refusal",
        kind: "invalid",
        code,
      });
    await refused({ base: "../../etc/passwd" }, "unknown-voice");
    await refused({ settings: { pitch: 1, rate: 3 } }, "voice-settings-out-of-range");
    await refused({ text: "x".repeat(10_001) }, "text-too-long");
  });

  it("stops an aborted request at once, and speaks the next", async () => {
    const stop = new AbortController();
    const long = hibari.speak(requestOf(`${SENTENCE} `.repeat(100)), stop.signal);
    setImmediate(() => stop.abort("enough"));
    await assert.rejects(long, (reason) => reason === "enough");
    assert.ok((await say("Go on.")).words.length === 2);
  });
});

describe("hibari's models", () => {
  /** The installed models, as if their states were these. */
  const withStates = (english: ModelState, own: ModelState) =>
    createHibari({
      models: { ...models, state: (model) => (model === "english" ? english : own) },
      phonemizer,
      workers: 1,
    });

  it("are fetched or missing as long as one of them is, and no request is accepted", async () => {
    const fetching = (doneBytes: number) => ({ state: "fetching", doneBytes, totalBytes: 100 }) as const;
    const missing = { state: "missing", reason: "offline" } as const;
    const both = withStates(fetching(10), fetching(20));
    assert.deepEqual(both.readiness(), { state: "fetching", doneBytes: 30, totalBytes: 200 });
    assert.deepEqual(withStates(fetching(10), missing).readiness(), missing);
    assert.deepEqual(withStates({ state: "ready" }, fetching(5)).readiness(), fetching(5));
    await assert.rejects(both.speak(requestOf("x")), { kind: "unavailable", code: "voice-not-ready" });
  });

  it("refuse when a file is cut off or another model, with what to do, and speak once it is right", async (test) => {
    if (hibari.readiness().state !== "ready") return requireOrSkip(test, "The voices' models are missing.");
    const copy = await mkdtemp(join(tmpdir(), "hibari-"));
    test.after(() => rm(copy, { recursive: true }));
    await mkdir(join(copy, "hibari"));
    await symlink(join(dir, "english"), join(copy, "english"));
    const file = join(copy, "hibari", "hibari.onnx");
    await copyFile(join(dir, "hibari", "hibari.onnx"), file);
    await truncate(file, 4_000_000);
    const cut = createHibari({
      models: { ...models, path: (name) => join(copy, name) },
      phonemizer,
      workers: 1,
    });
    test.after(() => cut.close());
    const damaged = { kind: "unavailable", code: "voice-model-damaged", message: /npm run voices/ };
    await assert.rejects(cut.speak(requestOf("Go on.")), damaged);
    await copyFile(join(dir, "english", "oov.onnx"), file);
    await assert.rejects(cut.speak(requestOf("Go on.")), damaged);
    await copyFile(join(dir, "hibari", "hibari.onnx"), file);
    assert.equal((await cut.speak(requestOf("Go on."))).words.length, 2);
  });
});
