import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "@storytelling/values";
import type { z } from "zod";
import { callPeer } from "../telemetry/http-spans.ts";
import { readJson, refusalOf } from "./answers.ts";

export interface Question<T> {
  /** The service's address and the path below it, which bears no ids: spans are named by it. */
  readonly url: URL;
  /** Sent as JSON by POST; without it the question is a GET. */
  readonly body?: object;
  /** Of whoever asks us: the other service decides what they may. */
  readonly token: string;
  readonly answer: z.ZodType<T>;
  /** How long one try may take. */
  readonly timeoutMs: number;
  readonly tries: number;
  readonly signal: AbortSignal;
}

const firstPauseMs = 100;

/**
 * Asks another service on behalf of whoever asks us, again after a failure of its own or of the way to it: only what
 * bears being asked twice.
 * @throws Refusal the other service's "no"
 * @throws Error when no try brought an answer
 */
export async function askService<T>(question: Question<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await once(question);
    } catch (error) {
      question.signal.throwIfAborted();
      if (error instanceof Refusal || tried >= question.tries) throw error;
    }
    const pause = firstPauseMs * 2 ** (tried - 1);
    // Half of it by chance, so that many who were refused at once do not come back at once.
    await sleep(pause / 2 + (Math.random() * pause) / 2, undefined, { signal: question.signal });
  }
}

async function once<T>({ url, body, token, answer, timeoutMs, signal }: Question<T>): Promise<T> {
  const response = await callPeer(url, url.pathname, {
    method: body ? "POST" : "GET",
    headers: {
      authorization: `Bearer ${token}`,
      accept: "application/json",
      ...(body ? { "content-type": "application/json" } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    redirect: "error",
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  });
  const said = await readJson(response);
  if (!response.ok) throw refusalOf(response, said);
  return answer.parse(said);
}
