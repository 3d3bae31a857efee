import { parentPort, workerData } from "node:worker_threads";
import { standBack } from "@storytelling/media";
import { createEnglish } from "@storytelling/phonemes";
import { loadEnglish } from "./english-data.ts";
import type { Answer, FromThread, Question, ThreadData, ToThread } from "./messages.ts";
import { createSpeller } from "./speller.ts";

standBack();

const { files } = workerData as ThreadData;
const fileOf = (name: string): string => files[name] ?? name;
const english = createEnglish(loadEnglish(fileOf));
const spell = createSpeller(fileOf);
const waiting = new Map<number, Question>();
let working = false;

async function answer(question: Question): Promise<Answer> {
  if (question.kind === "sounds") return english.sounds(question.request.text, { ...question.request, spell });
  return question.words.map((word) => english.knows(word, question.british));
}

const settle = (id: number, question: Question): Promise<FromThread> =>
  answer(question).then(
    (given) => ({ id, answer: given }),
    (error: unknown) => ({ id, error: String(error) }),
  );

/** One question after the other. Between two of them messages arrive, so that a dropped one is not begun. */
async function work(): Promise<void> {
  if (working) return;
  working = true;
  for (const [id, question] of waiting) {
    waiting.delete(id);
    parentPort?.postMessage(await settle(id, question));
    await new Promise(setImmediate);
  }
  working = false;
}

parentPort?.on("message", (message: ToThread) => {
  if ("dropped" in message) waiting.delete(message.dropped);
  else {
    waiting.set(message.id, message.question);
    void work();
  }
});
