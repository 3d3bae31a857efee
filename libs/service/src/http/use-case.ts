import type { z } from "zod";
import type { Actor } from "../auth/actor.ts";
import type { Tx } from "../db/db.ts";

type Headers = Readonly<Record<string, string | readonly string[]>>;

/** The result of a use case: a body and, where needed, headers such as `etag`. */
export interface Answer<T> {
  readonly body: T;
  /** Several values make several headers, as `set-cookie` needs. */
  readonly headers?: Headers;
}

export const answer = <T>(body: T, headers?: Headers): Answer<T> => (headers ? { body, headers } : { body });

/** Bytes to send, whole or a range. */
export interface Media {
  readonly contentType: string;
  readonly size: number;
  readonly etag: string;
  /** Offered as a download under this name when given. */
  readonly filename?: string;
  read(range: { start: number; end: number } | undefined): Promise<AsyncIterable<Uint8Array>>;
}

/**
 * The kind of a use case's answer: a JSON body by schema, nothing (204), bytes of known size, a stream of bytes, or
 * server-sent events.
 */
export type AnswerKind<T> =
  | z.ZodType<T>
  | "nothing"
  | { readonly media: readonly string[] }
  /**
   * The content type; the body is an iterable of bytes. A reader sees by the broken connection that it is incomplete.
   */
  | { readonly stream: string }
  | { readonly events: z.ZodType<T> };

/** An uploaded file, whole in memory; the route's `upload` bounds its size. */
export interface Upload {
  readonly filename: string;
  readonly bytes: Uint8Array;
  /** The other form fields. */
  readonly fields: Readonly<Record<string, string>>;
}

/** A body byte for byte, with the headers that may sign it. */
export interface RawBody {
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

type Shape = z.ZodType | undefined;
type Out<S extends Shape> = S extends z.ZodType ? z.infer<S> : undefined;

/** A checked request, as a use case sees it. */
export interface Call<
  Tables,
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends Shape = undefined,
> {
  readonly params: Out<P>;
  readonly query: Out<Q>;
  readonly body: Out<B>;
  /** Who asks. @throws Refusal `unauthenticated` on a public route when nobody is signed in */
  readonly actor: Actor;
  /** Who asks, or null on a public route. */
  readonly visitor: Actor | null;
  /** The `If-Match` header without its quotes; null when absent, `*` when any will do. */
  readonly ifMatch: string | null;
  readonly upload: Upload | null;
  /** The body of a route with `rawBody`. */
  readonly raw: RawBody | null;
  /** The body of a route with `byteBody`, as it arrives; empty when there is none. Read it once. */
  readonly incoming: AsyncIterable<Uint8Array>;
  readonly requestId: string;
  readonly address: string;
  /** A header of the request, or null. */
  header(name: string): string | null;
  /** Aborted when the client disconnects, the service stops, or the follower of a stream has lost the right to it. */
  readonly signal: AbortSignal;
  /**
   * The transaction of this call, at most one. The result of `work` is the answer. With an `Idempotency-Key` it is
   * stored in the same transaction, so that the effect and its answer exist together or not at all.
   */
  transaction<R>(work: (tx: Tx<Tables>) => Promise<R>): Promise<R>;
}

export interface UseCase<App, Tables, P extends Shape, Q extends Shape, B extends Shape, T> {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answer: AnswerKind<T>;
  /**
   * Sends the body as `run` made it, without the schema: for large answers that our own code builds field by field.
   * Everything in the body is sent, so never use it for rows from the database.
   */
  readonly trusted?: boolean;
  run(
    app: App,
    call: Call<Tables, P, Q, B>,
  ): Promise<Answer<NoInfer<T> | Media | AsyncIterable<T> | AsyncIterable<Uint8Array> | undefined>>;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of use cases has no common type argument but any.
export type AnyUseCase<App> = UseCase<App, any, any, any, any, any>;

/** Builds a service's use cases, so that each infers its call from its schemas. */
export const useCasesFor =
  <App, Tables>() =>
  <T, P extends Shape = undefined, Q extends Shape = undefined, B extends Shape = undefined>(
    useCase: UseCase<App, Tables, P, Q, B, T>,
  ): UseCase<App, Tables, P, Q, B, T> =>
    useCase;
