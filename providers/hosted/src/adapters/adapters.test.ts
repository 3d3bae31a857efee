import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { hostedVoices } from "../hosted-voices.ts";
import { send, sendJson, tone, wav } from "../testing/peer.ts";
import { elevenAnswer, KEY, type Running, run, SERVICES, type Service, TEXT } from "../testing/services.ts";
import { escaped } from "./ssml.ts";

const [openAi, elevenLabs, azure, piper] = SERVICES as [Service, Service, Service, Service];
let running: Running | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

/** The last request for speech, and the list's, as the service received them. */
const sent = () => {
  const [listed] = running?.peer.received.filter(({ method }) => method === "GET") ?? [];
  const received = running?.spoken().at(-1);
  assert.ok(received);
  return { listed, received, body: received.body };
};
const row = (id: string) => running?.provider.voices().find((voice) => voice.id === id);

describe("a server with OpenAI's protocol", () => {
  it("is asked as OpenAI's reference and Kokoro-FastAPI's source say", async () => {
    running = await run(openAi);
    await running.speak({ settings: { pitch: 1, rate: 1.25 } });
    const { listed, received, body } = sent();
    assert.deepEqual(
      [listed?.path, received.method, received.path],
      ["/v1/audio/voices", "POST", openAi.path],
    );
    assert.equal(received.headers.authorization, `Bearer ${KEY}`);
    assert.equal(received.headers["content-type"], "application/json");
    assert.deepEqual(JSON.parse(body), {
      model: "tts-1",
      input: TEXT,
      voice: "af_heart",
      response_format: "wav",
      speed: 1.25,
    });
  });

  it("offers the voices of its list, with the language and gender of Kokoro's names", async () => {
    running = await run(openAi, {}, { OPENAI_SPEECH_LANGUAGES: "en,de" });
    const voices = running.provider.voices();
    assert.deepEqual(
      voices.map(({ id, language, gender, base }) => [id, language, gender, base]),
      [
        ["openai-af_heart", "en", "female", "af_heart"],
        ["openai-ff_siwis", "fr", "female", "ff_siwis"],
        ["openai-en-nova", "en", "female", "nova"],
        ["openai-de-nova", "de", "female", "nova"],
      ],
    );
    assert.match(running.provider.version, /^tts-1@127\.0\.0\.1:\d+$/);
    assert.ok((await running.speak({ base: "nova", language: "de-AT" })).pcm.length > 0);
  });

  it("offers each voice once, with a name on one line, and none whose id cannot be kept", async () => {
    const names = ["nova", "nova", "a\u0000b", "../x", "Karl\u200b", "x".repeat(300), "\ud800"];
    running = await run({ ...openAi, base: "nova", list: sendJson({ voices: names }) });
    assert.deepEqual(
      running.provider.voices().map(({ id, name }) => [id, name]),
      [["openai-nova", "Nova"]],
    );
    const list = sendJson({ voices: [{ voice_id: "v1", name: "Rachel\u0000\n Green", labels: null }] });
    await running.stop();
    running = await run({ ...elevenLabs, list });
    assert.equal(row("elevenlabs-v1")?.name, "Rachel Green");
  });

  it("needs no key, and tells what to set when it lists no voices", async () => {
    const bare: Service = { ...openAi, base: "nova", settings: (url) => ({ OPENAI_SPEECH_URL: url }) };
    running = await run(bare, {}, { OPENAI_SPEECH_VOICES: "nova" });
    await running.speak();
    assert.equal(sent().received.headers.authorization, undefined);
    running.peer.always = send("{}", "application/json", 404);
    const [provider] = hostedVoices({
      OPENAI_SPEECH_URL: running.peer.url,
      OPENAI_SPEECH_MODEL: "m",
      OPENAI_SPEECH_CAPTIONED: "false",
      ELEVENLABS_MODEL: "m",
      HOSTED_SPEECH_AT_ONCE: 1,
      HOSTED_SPEECH_PER_MINUTE: 10,
      HOSTED_SPEECH_TIMEOUT_SECONDS: 5,
    });
    const request = { text: TEXT, language: "en", base: "nova", settings: { pitch: 1, rate: 1 } };
    await assert.rejects(provider?.speak(request) ?? Promise.resolve(), /Name them in OPENAI_SPEECH_VOICES/);
    await provider?.close();
  });

  it("is told to whisper where its model follows instructions", async () => {
    running = await run(openAi, {}, { OPENAI_SPEECH_MODEL: "gpt-4o-mini-tts" });
    await running.speak({ manner: "whisper" });
    assert.equal(JSON.parse(sent().body).instructions, "Whisper.");
  });

  it("gives the times of words where it has Kokoro-FastAPI's captions", async () => {
    running = await run(openAi, {}, { OPENAI_SPEECH_CAPTIONED: "true" });
    const stamp = (word: string, start_time: number) => ({ word, start_time, end_time: start_time + 0.1 });
    const timestamps = [stamp("tom", 0.1), stamp("ran", 0.25), stamp("on", 0.4), stamp(".", 0.5)];
    running.peer.next = [sendJson({ audio: wav().toString("base64"), audio_format: "wav", timestamps })];
    const { words } = await running.speak();
    assert.equal(sent().received.path, "/dev/captioned_speech");
    assert.equal(JSON.parse(sent().body).return_timestamps, true);
    // 70 ms of the leading silence are cut off.
    assert.deepEqual(
      words.map(({ start, fromMs }) => [start, Math.round(fromMs)]),
      [
        [0, 30],
        [4, 180],
        [8, 330],
      ],
    );
  });
});

describe("ElevenLabs", () => {
  it("is asked as its reference says", async () => {
    running = await run(elevenLabs);
    await running.speak({ settings: { pitch: 1, rate: 2 } });
    const { listed, received, body } = sent();
    assert.deepEqual([listed?.path, received.method, received.path], ["/v1/voices", "POST", elevenLabs.path]);
    assert.equal(received.headers["xi-api-key"], KEY);
    // Its speeds are from 0.7 to 1.2.
    assert.deepEqual(JSON.parse(body), {
      text: TEXT,
      model_id: "eleven_multilingual_v2",
      voice_settings: { speed: 1.2 },
    });
  });

  it("is told the language only by models that take it", async () => {
    running = await run(elevenLabs, {}, { ELEVENLABS_MODEL: "eleven_flash_v2_5" });
    await running.speak({ language: "en-GB" });
    assert.equal(JSON.parse(sent().body).language_code, "en");
  });

  it("offers its voices with what their labels tell", async () => {
    running = await run(elevenLabs);
    assert.deepEqual(row("elevenlabs-v1"), {
      id: "elevenlabs-v1",
      provider: "elevenlabs",
      name: "Rachel",
      language: "en-GB",
      gender: "female",
      age: "young",
      base: "v1",
      settings: { pitch: 1, rate: 1 },
      description: "narration",
    });
    assert.deepEqual(running.provider.languages, ["en", "de"]);
    assert.equal(running.provider.version, "eleven_multilingual_v2");
    await assert.rejects(running.speak({ language: "fr" }), { code: "voice-language" });
  });

  it("gives the times of words from those of its characters", async () => {
    running = await run(elevenLabs);
    const { words } = await running.speak();
    const move = 70;
    assert.deepEqual(
      words.map(({ start, end, fromMs, toMs }) => [start, end, Math.round(fromMs), Math.round(toMs)]),
      [
        [0, 3, 0, 300 - move],
        [4, 7, 400 - move, 700 - move],
        [8, 10, 800 - move, 1000 - move],
      ],
    );
  });

  it("has its words estimated when the characters are not the text's", async () => {
    running = await run(elevenLabs);
    running.peer.next = [sendJson({ ...elevenAnswer(tone(0.9, 24_000)), alignment: null })];
    assert.equal((await running.speak()).words.length, 3);
  });
});

describe("Azure AI Speech", () => {
  it("is asked as its reference says, in a region or at an address", async () => {
    running = await run(azure);
    await running.speak({ settings: { pitch: 0.95, rate: 1.1 } });
    const { listed, received, body } = sent();
    assert.deepEqual(
      [listed?.path, received.method, received.path],
      ["/cognitiveservices/voices/list", "POST", azure.path],
    );
    const { headers } = received;
    assert.equal(headers["ocp-apim-subscription-key"], KEY);
    assert.equal(headers["content-type"], "application/ssml+xml");
    assert.equal(headers["x-microsoft-outputformat"], "riff-24khz-16bit-mono-pcm");
    assert.ok(headers["user-agent"]);
    assert.match(
      body,
      /^<speak version="1\.0" xmlns="http:\/\/www\.w3\.org\/2001\/10\/synthesis".*xml:lang="en-US">/,
    );
    assert.match(
      body,
      /<voice name="en-US-JennyNeural"><prosody rate="\+10%" pitch="-5%">Tom ran on\.<\/prosody><\/voice><\/speak>$/,
    );
  });

  it("gets a text that is never markup, and sounds in IPA", async () => {
    running = await run(azure);
    const text = 'A <break time="9s"/> & Tom\u0001.';
    await running.speak({ text, pronounced: [{ start: 23, end: 26, ipa: "tɔ'm" }] });
    assert.match(
      sent().body,
      /&lt;break time=&quot;9s&quot;\/&gt; &amp; <phoneme alphabet="ipa" ph="tɔ&apos;m">Tom<\/phoneme>\.</,
    );
    assert.equal(escaped("a\ud800b"), "a\ufffdb");
  });

  it("whispers where the voice can, and speaks its further languages", async () => {
    running = await run(azure);
    await running.speak({ manner: "whisper" });
    assert.match(sent().body, /<mstts:express-as style="whispering"><prosody/);
    await running.speak({ manner: "shout" });
    assert.doesNotMatch(sent().body, /express-as/);
    await running.speak({ language: "de" });
    assert.match(sent().body, /<lang xml:lang="de"><prosody/);
  });

  it("offers its voices but the deprecated", async () => {
    running = await run(azure);
    assert.deepEqual(
      running.provider.voices().map(({ id, language, gender }) => [id, language, gender]),
      [["azure-en-US-JennyNeural", "en", "female"]],
    );
  });
});

describe("a Piper server", () => {
  it("is asked as its documentation says", async () => {
    running = await run(piper);
    await running.speak({ settings: { pitch: 1, rate: 2 } });
    const { listed, received, body } = sent();
    assert.deepEqual([listed?.path, received.method, received.path], ["/voices", "POST", "/synthesize"]);
    assert.deepEqual(JSON.parse(body), { text: TEXT, voice: "en_US-lessac-medium", length_scale: 0.5 });
  });

  it("has a voice for each speaker of a model", async () => {
    running = await run(piper);
    assert.equal(row("piper-de_DE-duo-low-1")?.name, "duo karl");
    await running.speak({ base: "de_DE-duo-low#1", language: "de" });
    assert.equal(JSON.parse(sent().body).speaker_id, 1);
  });

  it("is asked at / when it is older than 1.4, and there from then on", async () => {
    running = await run(piper);
    running.peer.next = [send("no", "text/html", 404)];
    await running.speak();
    await running.speak({ text: "Once more." });
    assert.deepEqual(
      running.spoken().map(({ path }) => path),
      ["/synthesize", "/", "/"],
    );
  });
});
