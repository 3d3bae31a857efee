import type { MessagePort } from "node:worker_threads";
import { analyze } from "@storytelling/narrative";
import { distil, type Findings } from "../domain/findings.ts";

/** What a thread is given; progress, 0 to 1, is posted to `port`. */
export interface NarrativeTask {
  readonly text: string;
  readonly language: string;
  readonly port: MessagePort;
}

/** Analyses a story; what a piscina worker runs. */
export default ({ text, language, port }: NarrativeTask): Findings => {
  try {
    return distil(text, analyze(text, { language, onProgress: (fraction) => port.postMessage(fraction) }));
  } finally {
    port.close();
  }
};
