import { createEnglish, type English, type Spell } from "@storytelling/phonemes";
import { DamagedFile, loadEnglish } from "./english-data.ts";
import type { Ask, Reply } from "./messages.ts";
import { createSpeller } from "./speller.ts";

let loaded: { readonly english: English; readonly spell: Spell } | undefined;

function load(files: Ask["files"]) {
  const fileOf = (name: string): string => files[name] ?? name;
  return { english: createEnglish(loadEnglish(fileOf)), spell: createSpeller(fileOf) };
}

async function answer({ files, question }: Ask): Promise<Reply> {
  loaded ??= load(files);
  const { english, spell } = loaded;
  if (question.kind === "known")
    return { known: question.words.map((word) => english.knows(word, question.british)) };
  if (question.kind === "tags") return { tags: english.tags(question.text) };
  const { text, british, pronounced = [] } = question.request;
  return { sounds: await english.sounds(text, { british, pronounced, spell }) };
}

process.on("message", ({ id, ...ask }: Ask & { id: number }) => {
  answer(ask).then(
    (reply) => process.send?.({ ...reply, id }),
    (error: unknown) =>
      process.send?.(
        error instanceof DamagedFile ? { id, damaged: error.message } : { id, error: String(error) },
      ),
  );
});
