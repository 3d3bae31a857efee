import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { hostedSettings } from "@storytelling/hosted";
import { missingIn, modelNames, modelsDir, openModels } from "@storytelling/models";
import { until } from "@storytelling/service/testing";
import { z } from "zod";
import { requireOrSkip } from "../../../../tools/machine/index.ts";
import { openVoices } from "./open-voices.ts";
import type { Voices } from "./voices.ts";

const here = openModels({ dir: modelsDir(process.env) });
here.close();
let parent: string;
let voices: Voices | undefined;
let logged: string[] = [];
beforeEach(async () => {
  logged = [];
  parent = await mkdtemp(join(tmpdir(), "storytelling-open-voices-"));
});
afterEach(async () => {
  await voices?.close();
  await rm(parent, { recursive: true, force: true });
});

const hosted = z.object(hostedSettings).parse({});

function open(more: Partial<Parameters<typeof openVoices>[0]>): Voices {
  const write = (_: object, message: string) => void logged.push(message);
  voices = openVoices(
    {
      ...hosted,
      VOICES: "neural",
      VOICES_FETCH: "background",
      MODELS_DIR: join(parent, "models"),
      SPEECH_WORKERS: 1,
      KOKORO_WORKERS: 1,
      ...more,
    },
    { info: write, warn: write },
  );
  return voices;
}
const providersIn = (opened: Voices) => [...new Set(opened.voices().map(({ provider }) => provider))];

describe("openVoices", () => {
  it("has only the quick voices, and fetches nothing, with VOICES=quick", () => {
    const opened = open({ VOICES: "quick" });
    assert.ok(opened.providers.every(({ id }) => id === "flite" || id === "espeak-ng"));
    assert.deepEqual(opened.neural?.(), { state: "off" });
    assert.deepEqual(logged, []);
  });
  it("fetches nothing with VOICES_FETCH=never, and says what to do", () => {
    const neural = open({ VOICES_FETCH: "never" }).neural?.();
    assert.match(neural?.state === "missing" ? neural.reason : "", /Run: npm run voices/);
    assert.deepEqual(logged, []);
  });
  it("speaks by the quick voices where the models cannot be had, and says why, in the log as well", async () => {
    const opened = open({ MODELS_FROM: join(parent, "nowhere") });
    const neural = await until(() => {
      const state = opened.neural?.();
      return state?.state === "missing" && logged.length === 2 && state;
    });
    assert.match(neural.reason, /nowhere has none of these files/);
    assert.match(`${logged}`, /fetching the models.*,the models could not be fetched; the quick voices read/);
    assert.ok(providersIn(opened).includes("flite") && !providersIn(opened).includes("kokoro"));
  });
  it("gains the neural voices, the best first, when their models have come", async (test) => {
    if (missingIn(here, modelNames).length > 0)
      return requireOrSkip(test, "The models of the neural voices are not here. Run: npm run voices");
    const opened = open({ MODELS_FROM: here.dir });
    assert.equal(opened.neural?.().state, "fetching");
    let told = 0;
    opened.onNewVoices?.(() => told++);
    await until(() => opened.neural?.().state === "ready");
    assert.deepEqual(providersIn(opened).slice(0, 2), ["hibari", "kokoro"]);
    assert.equal(told, 3);
  });
});
