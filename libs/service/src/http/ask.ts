import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "@storytelling/values";
import type { z } from "zod";
import type { ServiceName } from "../auth/service-names.ts";
import { type ServiceTokens, serviceTokenHeader } from "../auth/service-tokens.ts";
import { callPeer } from "../telemetry/http-spans.ts";
import { readJson, refusalOf } from "./answers.ts";

/** Whoever asks us: the other service decides what they may, and counts it for them, not for us. */
export interface Asker {
  readonly actor: { readonly id: string; readonly token: string };
  readonly address: string;
  readonly signal: AbortSignal;
}

export interface Question<T> {
  /** Who is asked; our own token is for that service alone. */
  readonly service: ServiceName;
  readonly tokens: ServiceTokens;
  readonly url: URL;
  /** The path with names for ids, by which spans are named; the url's own where it bears none. */
  readonly route?: string;
  /** Sent as JSON by POST; without it the question is a GET. */
  readonly body?: object;
  readonly asker: Asker;
  readonly answer: z.ZodType<T>;
  /** How long one try may take. */
  readonly timeoutMs: number;
  readonly tries: number;
}

const firstPauseMs = 100;

/**
 * Asks another service on behalf of whoever asks us, again after a failure of its own or of the way to it: only what
 * bears being asked twice.
 * @throws Refusal the other service's "no"
 * @throws Error when no try brought an answer
 */
export async function askService<T>(question: Question<T>): Promise<T> {
  const { signal } = question.asker;
  for (let tried = 1; ; tried++) {
    try {
      return await once(question);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Refusal || tried >= question.tries) throw error;
    }
    const pause = firstPauseMs * 2 ** (tried - 1);
    // Half of it by chance, so that many who were refused at once do not come back at once.
    await sleep(pause / 2 + (Math.random() * pause) / 2, undefined, { signal });
  }
}

async function once<T>({
  service,
  tokens,
  url,
  route = url.pathname,
  body,
  asker,
  answer,
  timeoutMs,
}: Question<T>): Promise<T> {
  const { actor, address, signal } = asker;
  const response = await callPeer(url, route, {
    method: body ? "POST" : "GET",
    headers: {
      authorization: `Bearer ${actor.token}`,
      [serviceTokenHeader]: await tokens.tokenFor({ service, userId: actor.id, address }),
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
