import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { toFloat } from "@storytelling/media";
import { pitchOf } from "@storytelling/media/testing";
import { modelsDir, openModels } from "@storytelling/models";
import { createPhonemizer } from "@storytelling/phonemizer";
import type { Speech, SpeechProvider, SpeechRequest } from "@storytelling/speech";
import { requireOrSkip } from "../../../tools/machine/index.ts";
import { createKokoro } from "./kokoro.ts";

const models = openModels({ dir: modelsDir(process.env) });
const phonemizer = createPhonemizer({ models });
const kokoro = createKokoro({ models, phonemizer, workers: 2 });
after(async () => {
  await kokoro.close();
  await phonemizer.close();
  models.close();
});
const ready = kokoro.readiness().state === "ready";

const TEXT = "“Stay,” said the wolf.";
const say = (request: Partial<SpeechRequest> = {}, provider: SpeechProvider = kokoro): Promise<Speech> =>
  provider.speak({
    text: TEXT,
    language: "en",
    base: "af_heart",
    settings: { pitch: 1, rate: 1 },
    ...request,
  });
const bytes = ({ pcm }: Speech) => Buffer.from(pcm.buffer);
const pitch = ({ pcm, sampleRate }: Speech) => pitchOf(toFloat(pcm), sampleRate);

describe("a voice of Kokoro", { concurrency: true }, () => {
  if (!ready) {
    it("speaks", (test) =>
      requireOrSkip(test, "The voices' models are missing. Fetch them by: npm run voices."));
    return;
  }
  const plain = say();

  it("times every word in order, inside the audio", async () => {
    const { pcm, sampleRate, words } = await plain;
    assert.deepEqual(
      words.map(({ start, end }) => TEXT.slice(start, end)),
      ["Stay", "said", "the", "wolf"],
    );
    let at = 0;
    for (const { fromMs, toMs } of words) {
      assert.ok(fromMs >= at - 1e-6 && toMs > fromMs);
      at = toMs;
    }
    assert.ok(at <= (pcm.length * 1000) / sampleRate);
  });

  it("gives the same samples in each process, after any other request", async () => {
    const [one, other] = await Promise.all([say(), say({ text: "No." }).then(() => say())]);
    assert.ok(bytes(one).equals(bytes(await plain)) && bytes(other).equals(bytes(one)));
  });

  it("speaks higher by its pitch", async () => {
    const high = await say({ settings: { pitch: 1.3, rate: 1 } });
    assert.ok(Math.abs(pitch(high) / pitch(await plain) - 1.3) < 0.13);
  });

  it("speaks slower by its rate", async () => {
    const slow = await say({ settings: { pitch: 1, rate: 0.7 } });
    assert.ok(Math.abs(slow.pcm.length / (await plain).pcm.length - 1 / 0.7) < 0.2);
  });

  it("whispers without a voice", async () => {
    assert.ok(pitch(await plain) > 100);
    assert.equal(pitch(await say({ manner: "whisper" })), 0);
  });

  it("shouts higher", async () => {
    assert.ok(pitch(await say({ manner: "shout" })) > 1.1 * pitch(await plain));
  });

  it("is another one when it is blended", async () => {
    const text = "No.";
    const [heart, michael, both] = await Promise.all(
      ["af_heart", "am_michael", "af_heart*0.5+am_michael*0.5"].map((base) => say({ base, text })),
    );
    assert.ok(heart && michael && both && pitch(both) < pitch(heart) && pitch(both) > pitch(michael));
  });

  it("says IPA that the request gives", async () => {
    const given = await say({ text: "Hermione.", pronounced: [{ start: 0, end: 8, ipa: "bɑb" }] });
    assert.ok(!bytes(given).equals(bytes(await say({ text: "Hermione." }))));
  });

  it("speaks French, with its words", async () => {
    const text = "Il a vu l'école, mes amis.";
    const { words } = await say({ text, language: "fr", base: "ff_siwis" });
    assert.deepEqual(
      words.map(({ start, end }) => text.slice(start, end)),
      ["Il", "a", "vu", "l'école", "mes", "amis"],
    );
  });

  it("refuses a language that it does not speak", async () => {
    await assert.rejects(say({ language: "de" }), { kind: "invalid", code: "voice-language-unsupported" });
  });

  it("is silent for a text without a word", async () => {
    const { pcm, words } = await say({ text: "… — !" });
    assert.ok(pcm.every((sample) => sample === 0) && words.length === 0);
  });

  it("stops at once when the request is aborted, and speaks again", async () => {
    const reason = new Error("enough");
    const abort = new AbortController();
    const settings = { pitch: 1, rate: 1 };
    const aborted = kokoro.speak(
      { text: TEXT.repeat(20), language: "en", base: "af_heart", settings },
      abort.signal,
    );
    abort.abort(reason);
    await assert.rejects(aborted, reason);
    assert.ok((await say({ text: "No." })).pcm.length > 0);
  });
});

describe("a file of the model that is cut off", () => {
  if (!ready) return;
  const model = "kokoro/kokoro-v1.0.int8.onnx";
  const voice = "kokoro/voices/af_heart.bin";

  for (const [damaged, whole] of [
    [model, voice],
    [voice, model],
  ] as const) {
    it(`is refused as damaged, with what to do: ${damaged}`, async () => {
      const dir = await mkdtemp(join(tmpdir(), "kokoro-"));
      const path = (name: string) => join(dir, name);
      await mkdir(path("kokoro/voices"), { recursive: true });
      await symlink(models.path(whole), path(whole));
      await writeFile(path(damaged), "cut off");
      const state = () => ({ state: "ready" }) as const;
      const broken = createKokoro({ models: { path, state }, phonemizer, workers: 1 });
      await assert.rejects(say({ text: "No." }, broken), {
        code: "voice-model-damaged",
        message: /npm run voices/,
      });
      await broken.close();
      await rm(dir, { recursive: true });
    });
  }
});
