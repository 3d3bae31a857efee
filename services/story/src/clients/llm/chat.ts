import { setTimeout as sleep } from "node:timers/promises";
import OpenAI, { APIConnectionTimeoutError, APIError, APIUserAbortError } from "openai";
import type { z } from "zod";
import type { Question } from "./question.ts";

export interface ChatOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  readonly timeoutMs: number;
  /** The wait before the second attempt; it doubles with each further one. */
  readonly backoffMs: number;
}

export interface Tokens {
  in: number;
  out: number;
}

/**
 * The reason why an answer is missing. It never quotes the request or the response, which may hold the key or the
 * story.
 */
export class NoAnswer extends Error {
  readonly reason: "busy" | "unreachable" | "denied" | "unusable" | "declined";
  readonly retryAfterMs: number | undefined;
  constructor(reason: NoAnswer["reason"], retryAfterMs?: number) {
    super(`The language model gave no answer: ${reason}.`);
    this.name = "NoAnswer";
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
  }
}

const attempts = 4;
const usableAttempts = 2;
const longestWaitMs = 60_000;
const longestAnswer = 4_000_000;

/** An OpenAI-compatible endpoint for chat completions with structured output. */
export class Chat {
  readonly #client: OpenAI;
  readonly #options: ChatOptions;

  constructor(options: ChatOptions) {
    this.#options = options;
    this.#client = new OpenAI({
      apiKey: options.apiKey,
      baseURL: options.baseUrl,
      organization: null,
      project: null,
      maxRetries: 0,
      logLevel: "off",
      fetch: (url, init) => fetchWhole(url, init, options.timeoutMs),
    });
  }

  /**
   * The answer to a question, checked against its schema. `spent` is called with the tokens of every attempt.
   * Retries when the endpoint is busy, unreachable or answers unusably. Rejects with the signal's reason once it is
   * aborted.
   * @throws NoAnswer
   */
  async ask<T>(
    question: Question,
    schema: z.ZodType<T>,
    { signal, spent }: { signal: AbortSignal; spent(tokens: Tokens): void },
  ): Promise<T> {
    let unusable = 0;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(question, schema, signal, spent);
      } catch (error) {
        signal.throwIfAborted();
        const failure = error instanceof NoAnswer ? error : new NoAnswer("unreachable");
        const { reason, retryAfterMs } = failure;
        if (reason === "unusable") unusable++;
        const final = reason === "denied" || reason === "declined" || unusable >= usableAttempts;
        if (final || attempt >= attempts) throw failure;
        const backoff = this.#options.backoffMs * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);
        if ((retryAfterMs ?? 0) > longestWaitMs) throw failure;
        await sleep(Math.max(backoff, retryAfterMs ?? 0), undefined, { signal }).catch(() => {});
        signal.throwIfAborted();
      }
    }
  }

  async #attempt<T>(
    { system, user, schema: json, tokens }: Question,
    schema: z.ZodType<T>,
    signal: AbortSignal,
    spent: (tokens: Tokens) => void,
  ): Promise<T> {
    const completion = await this.#client.chat.completions
      .create(
        {
          model: this.#options.model,
          messages: [
            { role: "system", content: system },
            { role: "user", content: user },
          ],
          max_completion_tokens: tokens,
          response_format: {
            type: "json_schema",
            json_schema: { name: "answer", strict: true, schema: json },
          },
        },
        { signal },
      )
      .catch((error: unknown) => {
        throw noAnswerOf(error);
      });
    const { prompt_tokens, completion_tokens } = completion.usage ?? {};
    spent({ in: count(prompt_tokens, user.length / 4), out: count(completion_tokens, tokens / 2) });
    const choice = completion.choices?.[0];
    if (choice?.message?.refusal) throw new NoAnswer("declined");
    if (choice?.finish_reason === "content_filter") throw new NoAnswer("declined");
    if (choice?.finish_reason === "length") throw new NoAnswer("unusable");
    const parsed = schema.safeParse(parse(choice?.message?.content));
    if (!parsed.success) throw new NoAnswer("unusable");
    return parsed.data;
  }
}

/** The endpoint's count if it is a valid number, else the estimate. */
const count = (given: unknown, otherwise: number): number =>
  typeof given === "number" && given >= 0 && Number.isFinite(given) ? given : Math.ceil(otherwise);

function parse(content: unknown): unknown {
  if (typeof content !== "string") return null;
  try {
    return JSON.parse(content.replace(/^\s*```(?:json)?\s*|\s*```\s*$/g, ""));
  } catch {
    return null;
  }
}

function noAnswerOf(error: unknown): NoAnswer {
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError)
    return new NoAnswer("unreachable");
  if (!(error instanceof APIError) || error.status === undefined) return new NoAnswer("unreachable");
  const { status } = error;
  if (status === 408 || status === 409 || status === 429 || status >= 500)
    return new NoAnswer("busy", retryAfter(error.headers));
  return new NoAnswer("denied");
}

function retryAfter(headers: Headers | undefined): number | undefined {
  const value = headers?.get("retry-after");
  if (!value) return undefined;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

/**
 * Fetches a whole response, within limits of time and size. It follows no redirect, so the key goes to no other
 * address.
 */
async function fetchWhole(
  url: string | URL | Request,
  init: RequestInit | undefined,
  timeoutMs: number,
): Promise<Response> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  const response = await fetch(url, { ...init, redirect: "error", signal });
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > longestAnswer) throw new Error("The answer is too long.");
    parts.push(part);
  }
  const { status, headers } = response;
  const plain = new Headers([...headers].filter(([name]) => !/^content-(?:encoding|length)$/.test(name)));
  return new Response(status === 204 || status === 304 ? null : Buffer.concat(parts), {
    status,
    headers: plain,
  });
}
