import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openApiOf } from "@storytelling/service";
import fc from "fast-check";
import { Problem } from "../../../libs/service/src/http/problem.ts";
import { constellation } from "../../src/constellation.ts";
import { type Operation, operationsOf, resolved } from "../documents.ts";
import type { ActorName } from "../matrix/actors.ts";
import { startWorld, type World } from "../matrix/world.ts";
import { unkeptIn } from "./arbitraries.ts";
import { type Shot, shotsAt } from "./requests.ts";

/**
 * The number of requests to each route. Before a release run more, which takes an hour: `FUZZ_RUNS=500 FUZZ_SEED=7`.
 */
const numRuns = Number(process.env.FUZZ_RUNS ?? 6);
const seed = Number(process.env.FUZZ_SEED ?? 20_261_128);
const askers: readonly ActorName[] = ["nobody", "other", "owner"];
/** These routes end the sessions of the other requests, so they come last. */
const last = /logout|\/sessions|erasure|users\/me\/(?:password|email)/;

const operators = /\/admin\/|\/roles|\/users\/\{id\}/;

const routes = constellation
  .flatMap((service) => {
    const document = openApiOf(service);
    return operationsOf(document).map((one) => ({ ...one, document }));
  })
  .sort((a, b) => Number(last.test(a.path)) - Number(last.test(b.path)));

let world: World;
let sent = 0;
before(async () => {
  world = await startWorld();
});
after(async () => {
  await world.stop();
  process.stdout.write(`# ${routes.length} routes, ${sent} requests, seed ${seed}\n`);
});

/** Sends each request from its own IP address, since every address has a limit. */
async function fire(shot: Shot, actor: ActorName): Promise<Response> {
  sent += 1;
  const token = world.tokenOf(actor);
  const from = `10.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${sent & 255}`;
  return fetch(new URL(shot.path, world.url), {
    method: shot.method,
    headers: {
      ...shot.headers,
      "x-forwarded-for": from,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(shot.body === undefined ? {} : { body: shot.body }),
    redirect: "manual",
    signal: AbortSignal.timeout(60_000),
  });
}

/** The text of an answer. Streams of events may never end by themselves, so none is read. */
async function textOf(answer: Response): Promise<string> {
  if (!answer.headers.get("content-type")?.startsWith("text/event-stream")) return answer.text();
  await answer.body?.cancel();
  return "";
}

/** The part of an answer that the document does not describe, or null. The answer to HEAD has no body. */
async function undocumented(
  answer: Response,
  { responses }: Operation,
  method = "GET",
): Promise<string | null> {
  const { status } = answer;
  const text = await textOf(answer);
  const told = `${status} ${text.slice(0, 500)}`;
  if (status >= 500) return told;
  const said = responses[status];
  if (!said) return `Not in the document: ${told}`;
  const type = answer.headers.get("content-type")?.replace(/;.*/, "");
  const types = Object.keys(said.content ?? {}).map((one) => one.replace(/;.*/, ""));
  if (text === "" && types.length === 0) return null;
  if (!type || !types.includes(type)) return `${type}, not ${types}: ${told}`;
  if (type !== "application/problem+json" || method === "HEAD") return null;
  const problem = Problem.safeParse(JSON.parse(text));
  return problem.success && problem.data.status === status ? null : `Not a problem: ${told}`;
}

// These come first, since some of the other requests end the owner's session.
describe("a text that no database accepts", () => {
  for (const { method, path, operation, document } of routes) {
    const schema = operation.requestBody?.content["application/json"]?.schema;
    if (!schema || operation.security?.some((one) => "service" in one)) continue;
    it(`is refused in each field of ${method.toUpperCase()} ${path}, as its document says`, async () => {
      for (const body of unkeptIn(resolved(schema, document), thingsOf(world), seed)) {
        const shot = {
          method: method.toUpperCase(),
          path: path.replaceAll(/\{\w+\}/g, owned(path)),
          headers: { "content-type": "application/json", "if-match": "*" },
          body: JSON.stringify(body),
        };
        const answer = await fire(shot, operators.test(path) ? "admin" : "owner");
        assert.equal(answer.status, 422, shot.body);
        assert.equal(await undocumented(answer, operation), null, shot.body);
      }
    });
  }
});

describe("a route answers every request as its document says, and never breaks", () => {
  for (const { method, path, operation, document } of routes)
    it(`${method.toUpperCase()} ${path}`, async () => {
      const shots = fc.tuple(
        shotsAt({ method, path, operation }, document, thingsOf(world)),
        fc.constantFrom(...askers),
      );
      await fc.assert(
        fc.asyncProperty(shots, async ([shot, actor]) => {
          assert.equal(await undocumented(await fire(shot, actor), operation, shot.method), null);
        }),
        { seed, numRuns, interruptAfterTimeLimit: 120_000 },
      );
    });
});

/** The ids of the things that exist. */
function thingsOf(one: World): string[] {
  const { story, published, spare, narration, correction, character, voice } = one;
  const { subscription, invoice, creditNote, ownerId } = one;
  const money = [subscription, invoice, creditNote];
  return [story, published, spare, narration, correction, character, voice, ...money, ownerId];
}

/** The owner's thing that a path names. */
function owned(path: string): string {
  if (path.includes("/stories/")) return world.story;
  if (path.includes("/narrations/")) return world.narration;
  return path.includes("/invoices/") ? world.invoice : world.subscription;
}
