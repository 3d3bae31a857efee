import { Refusal } from "@storytelling/values";
import type { Request, Response } from "express";
import type { Actor } from "../auth/actor.ts";
import { type Db, type Tx, transaction } from "../db/db.ts";
import { inOneTrip } from "../db/in-one-trip.ts";
import type { Sealer } from "../keys/seal.ts";
import { holdPerson } from "../personal/erased-users.ts";
import { addressOf } from "./callers.ts";
import { answerBefore, claim, hashBody, type IdempotentCall, keepAnswer, readKey } from "./idempotency.ts";
import type { Route } from "./route.ts";
import type { Answer, Call, RawBody, Upload } from "./use-case.ts";

interface Input {
  params: unknown;
  query: unknown;
  body: unknown;
  upload: Upload | null;
  raw: RawBody | null;
  incoming: AsyncIterable<Uint8Array>;
}

interface Made {
  readonly call: Call<unknown>;
  /** The stored answer of an earlier request with the same `Idempotency-Key`. */
  readonly before: Answer<unknown> | null;
  /** Checks that the answer that is sent is the stored one. */
  settle(answer: Answer<unknown>): void;
}

/** Makes the call that a use case gets from a request, and ties its one transaction to the `Idempotency-Key`. */
export async function makeCall<App>(
  options: { db: Db; sealer: Sealer; stopping: AbortSignal },
  route: Route<App>,
  request: Request,
  response: Response,
  input: Input,
): Promise<Made> {
  const visitor: Actor | null = response.locals.actor ?? null;
  let gone: AbortSignal | undefined;
  const claimed = route.idempotent ? claimOf(options.sealer, route, request, visitor, input) : null;
  const before = claimed ? await answerBefore(options.db, claimed, options.sealer) : null;
  let kept: unknown;

  const call: Call<unknown> = {
    params: input.params as undefined,
    query: input.query as undefined,
    body: input.body as undefined,
    upload: input.upload,
    raw: input.raw,
    incoming: input.incoming,
    visitor,
    get actor() {
      if (visitor) return visitor;
      throw new Refusal("unauthenticated", "token-missing", "Sign in to do this.");
    },
    ifMatch: readIfMatch(request.get("if-match")),
    requestId: response.locals.requestId,
    address: addressOf(request, response) ?? "unknown",
    header: (name) => request.get(name) ?? null,
    // Made only when it is used, since most calls never use it.
    get signal() {
      const { allowed = [] } = response.locals;
      gone ??= AbortSignal.any([whenClosed(response), options.stopping].concat(allowed));
      return gone;
    },
    async transaction<R>(work: (tx: Tx) => Promise<R>): Promise<R> {
      return transaction(options.db, async (tx) => {
        const hold = async () => {
          if (visitor && !(await holdPerson(tx, visitor.id))) throw erased();
        };
        if (!claimed) return visitor ? whileHeld(tx, hold, work) : work(tx);
        await hold();
        await claim(tx, claimed);
        const earlier = await answerBefore(tx, claimed, options.sealer);
        if (earlier) {
          kept = earlier;
          return earlier as R;
        }
        const result = await work(tx);
        await keepAnswer(tx, claimed, route.status ?? 200, result as Answer<unknown>, options.sealer);
        kept = result;
        return result;
      });
    },
  };
  return {
    call,
    before,
    settle(answer) {
      if (claimed && !before && answer !== kept) {
        throw new Error(
          `${route.method} ${route.path} is idempotent: it must answer with what its transaction returned.`,
        );
      }
    },
  };
}

/** Runs work along with the check that its person is not erased. If they are, the work changes nothing. */
async function whileHeld<R>(tx: Tx, hold: () => Promise<void>, work: (tx: Tx) => Promise<R>): Promise<R> {
  const [, result] = await inOneTrip(tx, hold, work);
  return result;
}

function whenClosed(response: Response): AbortSignal {
  const closed = new AbortController();
  // A response that was sent completely closes, too; then there is nothing to abort.
  const close = () => response.writableFinished || closed.abort();
  if (response.closed) close();
  else response.once("close", close);
  return closed.signal;
}

function claimOf<App>(
  sealer: Sealer,
  route: Route<App>,
  request: Request,
  visitor: Actor | null,
  input: Input,
): IdempotentCall | null {
  const key = readKey(request.get("idempotency-key"));
  if (key === null) return null;
  const { filename, bytes, fields } = input.upload ?? {};
  const body = [
    input.params,
    input.query,
    input.body,
    filename,
    fields,
    bytes && Buffer.from(bytes).toString("base64"),
  ];
  return {
    owner: visitor?.id ?? "nobody",
    key,
    route: `${route.method} ${route.path}`,
    bodyHash: hashBody(sealer, body),
  };
}

const erased = (): Refusal =>
  new Refusal("unauthenticated", "token-outdated", "This account was erased. Sign in with another.");

const readIfMatch = (header: string | undefined): string | null =>
  header?.replace(/^W\//, "").replaceAll('"', "") ?? null;
