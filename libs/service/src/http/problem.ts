import { Refusal, type RefusalKind } from "@storytelling/values";
import { z } from "zod";

/** The one place where a refusal becomes an HTTP status. */
export const statusOf: Record<RefusalKind, number> = {
  malformed: 400,
  unauthenticated: 401,
  "payment-required": 402,
  "over-allowance": 402,
  forbidden: 403,
  "not-found": 404,
  "too-slow": 408,
  conflict: 409,
  gone: 410,
  stale: 412,
  "too-large": 413,
  unsupported: 415,
  "out-of-range": 416,
  invalid: 422,
  "precondition-required": 428,
  "too-many": 429,
  // Of the checksum extension of tus, which no RFC has.
  "checksum-mismatch": 460,
  unavailable: 503,
};

/** Nobody corrects more at a time, and a list of thousands would be expensive. */
const MOST_FAULTS = 20;
const LONGEST_FAULT = 300;
const LONGEST_DETAIL = 2000;

/** An error answer: RFC 9457 problem+json with our `code`, `faults` and `requestId`, and the facts of its refusal. */
export const Problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    requestId: z.string(),
    faults: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .max(MOST_FAULTS)
      .optional(),
    moreFaults: z.number().int().optional().meta({ description: "How many faults are not listed." }),
  })
  .meta({ id: "Problem", description: "What went wrong and how to mend it (RFC 9457)." });
export type Problem = z.infer<typeof Problem>;

const titles: Record<number, string> = {
  400: "Malformed request",
  401: "Not signed in",
  402: "Payment required",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  410: "Gone",
  412: "Changed meanwhile",
  408: "Too slow",
  413: "Too large",
  415: "Unsupported content",
  416: "Range not satisfiable",
  422: "Invalid input",
  428: "Precondition required",
  429: "Too many requests",
  431: "Headers too large",
  460: "Checksum mismatch",
  500: "Internal error",
  503: "Unavailable",
};

export function problem(status: number, code: string, detail: string, requestId: string): Problem {
  return {
    type: `urn:storytelling:problem:${code}`,
    title: titles[status] ?? "Error",
    status,
    code,
    detail,
    requestId,
  };
}

/** What body-parser throws: https://github.com/expressjs/body-parser#errors */
interface ParserError {
  type?: string;
  limit?: number;
}

/** Turns the errors of parsers into refusals; other errors stay unchanged. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  const { type, limit } = error as ParserError;
  switch (type) {
    case "entity.too.large":
      return new Refusal(
        "too-large",
        "body-too-large",
        `The body is larger than the ${limit} bytes allowed here.`,
      );
    case "entity.parse.failed":
      return new Refusal("malformed", "json-malformed", "The body is not valid JSON.", { cause: error });
    case "encoding.unsupported":
    case "charset.unsupported":
      return new Refusal("unsupported", "encoding-unsupported", "Send the body as UTF-8, plain or gzip.");
    case "request.size.invalid":
    case "request.aborted":
      return new Refusal("malformed", "body-cut-off", "The body is shorter than its Content-Length.");
    default:
      if ((error as { status?: number }).status === 400 && error instanceof URIError) {
        return new Refusal("malformed", "path-malformed", "The address has an invalid percent escape.");
      }
      return error;
  }
}

export function problemOf(refusal: Refusal, requestId: string): Problem {
  const body = problem(statusOf[refusal.kind], refusal.code, cut(refusal.message, LONGEST_DETAIL), requestId);
  return { ...refusal.facts, ...body, ...faultsOf(refusal) };
}

/** The first faults, and how many more there are. Text from the request is shortened. */
function faultsOf({ faults }: Refusal): Pick<Problem, "faults" | "moreFaults"> {
  if (faults.length === 0) return {};
  const listed = faults.slice(0, MOST_FAULTS).map(({ field, message }) => ({
    field: cut(field, LONGEST_FAULT),
    message: cut(message, LONGEST_FAULT),
  }));
  const more = faults.length - listed.length;
  return more > 0 ? { faults: listed, moreFaults: more } : { faults: listed };
}

const cut = (words: string, longest: number): string =>
  words.length > longest ? `${words.slice(0, longest).toWellFormed()}…` : words;
