import type { Request, Response } from "express";
import type { Db } from "../db/db.ts";
import type { Sealer } from "../keys/seal.ts";
import { incomingBytes, untilSent } from "./body/incoming-bytes.ts";
import { makeCall } from "./call.ts";
import { check, checkStorable } from "./check.ts";
import type { Route } from "./route.ts";
import { sendEvents, sendJson, sendMedia, sendStream } from "./send.ts";
import { readUpload } from "./upload.ts";
import type { Answer, AnyUseCase, Media } from "./use-case.ts";
import { showAnswer } from "./view.ts";

/** Checks a request's input, runs its use case and sends the answer. */
export async function perform<App>(
  options: { app: App; db: Db; sealer: Sealer; stopping: AbortSignal },
  route: Route<App>,
  request: Request,
  response: Response,
): Promise<void> {
  const useCase = route.useCase;
  const input = checkInput(useCase, request);
  const upload = route.upload ? await readUpload(request, route.upload) : null;
  for (const [name, value] of Object.entries(upload?.fields ?? {})) checkStorable(name, value);
  const raw = route.rawBody ? { bytes: bytesOf(request.body), headers: request.headers } : null;
  const incoming = route.byteBody ? incomingBytes(request, route.byteBody) : nothing();
  const call = await makeCall(options, route, request, response, { ...input, upload, raw, incoming });
  const run = async () => useCase.run(options.app, call.call);
  const answer = call.before ?? (await (route.byteBody ? untilSent(request, run) : run()));
  call.settle(answer);
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  if (route.view) {
    const { app } = options;
    showAnswer({ app, view: route.view, status: route.status ?? 200 }, request, response, answer.body);
  } else await send(route, request, response, answer, call.call);
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

// An empty body is not parsed and stays undefined.
const bytesOf = (body: unknown): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

function checkInput<App>(useCase: AnyUseCase<App>, request: Request) {
  const part = (name: "params" | "query" | "body") => {
    const schema = useCase[name];
    if (!schema) return undefined;
    checkStorable(name, request[name]);
    return check(name, schema, request[name] ?? {});
  };
  return { params: part("params"), query: part("query"), body: part("body") };
}

async function send<App>(
  route: Route<App>,
  request: Request,
  response: Response,
  answer: Answer<unknown>,
  call: { readonly signal: AbortSignal },
): Promise<void> {
  const kind = route.useCase.answer;
  if (kind === "nothing") response.status(route.status ?? 204).end();
  else if ("media" in kind) await sendMedia(request, response, answer.body as Media);
  else if ("stream" in kind)
    await sendStream(response, answer.body as AsyncIterable<Uint8Array>, kind.stream);
  else if ("events" in kind) await sendEvents(response, answer.body as AsyncIterable<unknown>, call.signal);
  // The schema also removes fields that it does not name, so that nothing leaks.
  else sendJson(response, route.status ?? 200, route.useCase.trusted ? answer.body : kind.parse(answer.body));
}
