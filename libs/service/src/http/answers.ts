import { Refusal, type RefusalKind } from "@storytelling/values";
import { z } from "zod";

const MOST_BYTES = 256 * 1_048_576;

const kinds: Record<number, RefusalKind> = {
  401: "unauthenticated",
  402: "over-allowance",
  403: "forbidden",
  404: "not-found",
  409: "conflict",
  422: "invalid",
  429: "too-many",
};

/** What says that another service does not know us: a fault of ours, which no user can mend. */
const unknownToThem = /^(?:service-token-|services-only$)/;

const Said = z.looseObject({ code: z.string(), detail: z.string() });
/** What of a problem is its sender's own, not a fact about the matter. */
const envelope = new Set(["type", "title", "status", "code", "detail", "requestId", "faults"]);

/** Reads a JSON body of bounded size. @throws Error when it is none, or too large */
export async function readJson(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error(`An answer of more than ${MOST_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString());
}

/** Another service's "no", passed on with its code. @throws Error for an answer that is its failure, not its "no" */
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
