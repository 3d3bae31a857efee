import { Refusal, type RefusalKind } from "@storytelling/values";
import { z } from "zod";

const MOST_BYTES = 256 * 1_048_576;

const kinds: Record<number, RefusalKind> = {
  401: "unauthenticated",
  402: "over-allowance",
  403: "forbidden",
  404: "not-found",
  409: "conflict",
  410: "gone",
  422: "invalid",
  429: "too-many",
};

/**
 * Codes with which another service says that it does not recognise us. It is our own fault, which no user can correct.
 */
const unknownToThem = /^(?:service-token-|services-only$)/;

const Said = z.looseObject({ code: z.string(), detail: z.string() });
/** The fields that every problem has; all others are facts about the case. */
const envelope = new Set(["type", "title", "status", "code", "detail", "requestId", "faults"]);

/** The same response; reading its body fails after 256 MiB. */
export function atMost(response: Response, mostBytes = MOST_BYTES): Response {
  if (!response.body) return response;
  let size = 0;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.length;
      if (size <= mostBytes) controller.enqueue(chunk);
      else controller.error(new Error(`The answer has more than ${mostBytes} bytes.`));
    },
  });
  return new Response(response.body.pipeThrough(limit), response);
}

/** Another service's refusal, passed on with its code. @throws Error when the service failed instead of refusing */
export function refusalOf(response: Response, body: unknown): Refusal {
  const kind = kinds[response.status];
  const said = Said.safeParse(body);
  if (!kind || !said.success) throw new Error(`Answered ${response.status}.`);
  if (unknownToThem.test(said.data.code)) throw new Error(`Answered ${response.status} ${said.data.code}.`);
  const retryAfter = Number(response.headers.get("retry-after"));
  const facts = Object.fromEntries(Object.entries(said.data).filter(([name]) => !envelope.has(name)));
  const detail = retryAfter > 0 ? { retryAfter, facts } : { facts };
  return new Refusal(kind, said.data.code, said.data.detail, detail);
}
