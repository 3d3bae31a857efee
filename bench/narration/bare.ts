import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { letStandBack } from "@storytelling/media";
import { passagesOf, type Vocabulary } from "../../providers/hibari/src/symbols.ts";
import { sharesOf } from "../../providers/kokoro/src/base.ts";
import { piecesOf } from "../../providers/kokoro/src/pieces.ts";
import { createStyles } from "../../providers/kokoro/src/styles.ts";
import type { OpenVoices } from "../speech.ts";
import type { Work } from "./bare-messages.ts";
import type { Asked } from "./service.ts";

/** The networks alone, in one process for each core, with the priority that ours have, on what is ready to be computed. */
export async function startBare({ models, phonemizer }: OpenVoices, cores: number) {
  const vocabulary: Vocabulary = JSON.parse(await readFile(models.path("english/vocab.json"), "utf8"));
  const styleOf = createStyles(models);
  const children = Array.from({ length: cores }, () => {
    const program = new URL("./bare-program.ts", import.meta.url);
    const child = fork(program, { serialization: "advanced", execArgv: ["--no-warnings"] });
    letStandBack(child.pid);
    return child;
  });

  async function prepare({ provider, request }: Asked): Promise<Work[]> {
    const { text, settings, pronounced = [] } = request;
    if (provider === "hibari") {
      const sounds = await phonemizer.sounds({ text, british: false, pronounced });
      const path = models.path("hibari/hibari.onnx");
      return passagesOf(sounds, text, vocabulary).map(({ ids }) => ({
        voice: "hibari",
        path,
        ids,
        rate: settings.rate,
      }));
    }
    const shares = sharesOf(request.base);
    const british = shares[0]?.name.startsWith("b") ?? false;
    const path = models.path("kokoro/kokoro-v1.0.int8.onnx");
    const pieces = piecesOf(await phonemizer.sounds({ text, british, pronounced }));
    return Promise.all(
      pieces.map(async ({ tokens }) => ({
        voice: "kokoro" as const,
        path,
        tokens,
        style: await styleOf(shares, tokens.length),
        pitch: 1,
        speed: settings.rate,
      })),
    );
  }

  const send = async (child: ChildProcess, work: Work): Promise<number> => {
    child.send(work);
    return (await once(child, "message"))[0];
  };

  return {
    /** The seconds that the networks need for these lines; loading and phonemes are not counted. */
    async run(asked: readonly Asked[]): Promise<{ seconds: number; audioSeconds: number }> {
      const works = (await Promise.all(asked.map(prepare))).flat();
      const one = (voice: Work["voice"]) => works.find((work) => work.voice === voice);
      for (const child of children) {
        for (const work of [one("hibari"), one("kokoro")]) if (work) await send(child, work);
      }
      let next = 0;
      let samples = 0;
      const started = performance.now();
      await Promise.all(
        children.map(async (child) => {
          for (let work = works[next++]; work; work = works[next++]) samples += await send(child, work);
        }),
      );
      return { seconds: (performance.now() - started) / 1000, audioSeconds: samples / 24_000 };
    },
    stop() {
      for (const child of children) child.kill();
    },
  };
}
