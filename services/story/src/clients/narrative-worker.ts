import { type MessagePort, threadId } from "node:worker_threads";
import { standBack } from "@storytelling/documents/stand-back";
import { analyze } from "@storytelling/narrative";
import type { Found } from "../domain/corrections/found.ts";
import { distil, foundIn } from "../domain/distil.ts";
import type { Findings, Usage } from "../domain/findings.ts";
import type { Verdict } from "../domain/verdict.ts";

standBack();

/** What a thread is given; which thread that is, and then progress, 0 to 1, is posted to `port`. */
export interface NarrativeTask {
  readonly text: string;
  readonly language: string;
  readonly port: MessagePort;
  /** `reading` is what a model is asked about; `findings` what is kept, as the model judged it where one did. */
  readonly want: "reading" | "findings";
  readonly judged?: { readonly verdict: Verdict; readonly usage: Usage } | undefined;
}

/** What the built-in engine found of characters and lines, before a model is asked. */
export type Reading = Pick<Found, "characters" | "script">;

/** Analyses a story; what a piscina worker runs. */
export default ({ text, language, port, want, judged }: NarrativeTask): Findings | Reading => {
  port.postMessage({ thread: threadId });
  try {
    const analysis = analyze(text, { language, onProgress: (fraction) => port.postMessage(fraction) });
    if (want === "findings") return distil(text, analysis, judged);
    const { characters, script } = foundIn(text, analysis);
    return { characters, script };
  } finally {
    port.close();
  }
};
