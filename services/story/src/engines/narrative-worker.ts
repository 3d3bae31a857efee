import { type MessagePort, threadId } from "node:worker_threads";
import { standBack } from "@storytelling/documents/stand-back";
import { analyze, type GivenChapter } from "@storytelling/narrative";
import type { Found } from "../domain/corrections/found.ts";
import { distil, foundIn } from "../domain/distil.ts";
import type { Findings, Usage } from "../domain/findings.ts";
import type { Verdict } from "../domain/verdict.ts";

standBack();

/** The input of a worker thread. It posts its thread id and then its progress, 0 to 1, to `port`. */
export interface NarrativeTask {
  readonly text: string;
  readonly language: string;
  readonly chapters?: readonly GivenChapter[] | undefined;
  readonly port: MessagePort;
  /**
   * `reading` is the input of a language model's questions; `findings` are kept, with the model's verdict if it was
   * asked.
   */
  readonly want: "reading" | "findings";
  readonly judged?: { readonly verdict: Verdict; readonly usage: Usage } | undefined;
}

/** The characters and lines that the built-in engine found, before a language model is asked. */
export type Reading = Pick<Found, "characters" | "script">;

/** Analyses a story in a piscina worker. */
export default ({ text, language, chapters, port, want, judged }: NarrativeTask): Findings | Reading => {
  port.postMessage({ thread: threadId });
  try {
    const onProgress = (fraction: number) => port.postMessage(fraction);
    const analysis = analyze(text, { language, onProgress, ...(chapters ? { chapters } : {}) });
    if (want === "findings") return distil(text, analysis, judged);
    const { characters, script } = foundIn(text, analysis);
    return { characters, script };
  } finally {
    port.close();
  }
};
