import { Refusal } from "@storytelling/values";
import type { Request, RequestHandler } from "express";
import type { ByteBody } from "../route.ts";
import { restOf } from "./rest-of.ts";

/** Refuses a body of another type. A request without a body needs none. */
export const ofType =
  ({ type }: ByteBody): RequestHandler =>
  (request, _response, next) => {
    const empty =
      request.headers["transfer-encoding"] === undefined && !Number(request.headers["content-length"]);
    if ((empty && request.headers["content-type"] === undefined) || request.is(type)) return next();
    next(new Refusal("unsupported", "type-unsupported", `Send the body as ${type}.`));
  };

/**
 * A body as it arrives. It stays open when its reader stops, so that the answer still reaches the client.
 * @throws Refusal `too-large`, or `malformed` when the connection broke
 */
export async function* incomingBytes(
  request: Request,
  { mostBytes }: ByteBody,
): AsyncGenerator<Uint8Array, void, undefined> {
  let size = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      size += chunk.length;
      if (size > mostBytes) throw tooLarge(mostBytes);
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal("malformed", "body-cut-off", "The body was cut off. Send the rest again.", { cause });
  }
}

/** Runs the work. When it refuses, the rest of the body is read first, so that the client can read the reason. */
export async function untilSent<T>(request: Request, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await restOf(request);
    throw error;
  }
}

const tooLarge = (mostBytes: number): Refusal =>
  new Refusal("too-large", "body-too-large", `The body is larger than the ${mostBytes} bytes allowed here.`);
