import { setTimeout as sleep } from "node:timers/promises";
import type { Called, ClientOptions } from "@storytelling/clients";
import { Refusal } from "@storytelling/values";
import type { z } from "zod";
import type { ServiceName } from "../auth/service-names.ts";
import { type ServiceTokens, serviceTokenHeader } from "../auth/service-tokens.ts";
import { callPeer } from "../telemetry/http-spans.ts";
import { atMost, refusalOf } from "./answers.ts";

/**
 * The person on whose behalf we ask. The other service decides what they may do, and counts the request for them. In a job
 * or a consumer the person is not there: without a token and an address, only routes with the access `service` answer.
 */
export interface Asker {
  readonly actor: { readonly id: string; readonly token?: string };
  readonly address: string | null;
  readonly signal: AbortSignal;
}

/** Another service, and how patiently it is asked. */
export interface Peer<Client> {
  /** Our own token is for that service alone. */
  readonly service: ServiceName;
  /** Makes its generated client. */
  readonly client: (options: ClientOptions) => Client;
  readonly url: string;
  readonly tokens: ServiceTokens;
  /** How long one try may take. */
  readonly timeoutMs: number;
  readonly tries: number;
}

export interface Question<Client, Answer extends z.ZodType> {
  readonly asker: Asker;
  /** Calls a route of the client. Where the schema would refuse what the document promises, the types do not fit. */
  readonly call: (client: Client) => Called<z.input<Answer>>;
  /** Checks what of the answer we need: no service believes another blindly. */
  readonly answer: Answer;
}

const firstPauseMs = 100;

/**
 * Asks another service on behalf of a user. After a failure of that service or of the way to it, it asks again: use it
 * only for what can safely be asked twice.
 * @throws Refusal the other service's refusal
 * @throws Error when no try brought an answer
 */
export async function askService<Client, Answer extends z.ZodType>(
  peer: Peer<Client>,
  question: Question<Client, Answer>,
): Promise<z.output<Answer>> {
  const { signal } = question.asker;
  for (let tried = 1; ; tried++) {
    try {
      return await once(peer, question);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Refusal || tried >= peer.tries) throw error;
    }
    const pause = firstPauseMs * 2 ** (tried - 1);
    // Half of the pause is random, so that many who were refused together do not come back together.
    await sleep(pause / 2 + (Math.random() * pause) / 2, undefined, { signal });
  }
}

async function once<Client, Answer extends z.ZodType>(
  { service, client, url, tokens, timeoutMs }: Peer<Client>,
  { asker, call, answer }: Question<Client, Answer>,
): Promise<z.output<Answer>> {
  const { actor, address, signal } = asker;
  const asked = client({
    url,
    headers: {
      ...(actor.token ? { authorization: `Bearer ${actor.token}` } : {}),
      [serviceTokenHeader]: await tokens.tokenFor({ service, userId: actor.id, address }),
      accept: "application/json",
    },
    redirect: "error",
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    fetch: async (request, route) => atMost(await callPeer(request, route)),
  });
  const { data, error, response } = await call(asked);
  if (!response.ok) throw refusalOf(response, error);
  return answer.parse(data);
}
