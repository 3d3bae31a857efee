import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { encodeWav } from "@storytelling/media";
import type { Manner, Voice } from "@storytelling/speech";
import { spoken } from "@storytelling/spoken";
import type { OpenVoices } from "../speech.ts";

/** A text as a voice said it, in a WAV file. */
export interface Take {
  /** The row of the table that it belongs to. */
  readonly voice: string;
  readonly file: string;
  readonly said: string;
  readonly words: readonly { readonly word: string; readonly fromMs: number; readonly toMs: number }[];
}

/** A voice in a manner, under its name in the table. */
export interface Reader {
  readonly name: string;
  readonly voice: Voice;
  readonly manner?: Manner;
}

/** Has every reader say every text; as many at once as the providers allow. */
export async function takesOf(
  speech: OpenVoices,
  readers: readonly Reader[],
  texts: readonly string[],
  folder: string,
): Promise<Take[]> {
  await mkdir(folder, { recursive: true });
  const take = async ({ name, voice, manner = "plain" }: Reader, at: number, text: string): Promise<Take> => {
    const { said } = spoken(text, { language: voice.language });
    const { base, settings, language } = voice;
    const { pcm, sampleRate, words } = await speech.speak(voice.provider, {
      text: said,
      language,
      base,
      settings,
      manner,
    });
    const file = join(folder, `${name.replaceAll(/[^\w-]+/g, "-")}-${at}.wav`);
    await writeFile(file, encodeWav(pcm, sampleRate));
    return {
      voice: name,
      file,
      said,
      words: words.map(({ start, end, fromMs, toMs }) => ({ word: said.slice(start, end), fromMs, toMs })),
    };
  };
  return Promise.all(readers.flatMap((reader) => texts.map((text, at) => take(reader, at, text))));
}
