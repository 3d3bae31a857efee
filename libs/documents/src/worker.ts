import { parentPort, workerData } from "node:worker_threads";
import { Refusal } from "@storytelling/values";
import { readDocument } from "./read-document.ts";
import type { WorkerAnswer, WorkerTask } from "./run-in-worker.ts";
import { standBack } from "./stand-back.ts";

const { bytes, filename } = workerData as WorkerTask;

const answer = async (): Promise<WorkerAnswer> => {
  try {
    return { story: await readDocument(bytes, filename) };
  } catch (error) {
    // A message between threads loses an object's class but keeps its fields.
    if (error instanceof Refusal)
      return {
        refusal: { kind: error.kind, code: error.code, message: error.message, faults: [...error.faults] },
      };
    throw error;
  }
};

standBack();
parentPort?.postMessage(await answer());
