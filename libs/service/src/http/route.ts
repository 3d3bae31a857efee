import type { Permission } from "@storytelling/values";
import type { z } from "zod";
import type { ServiceName } from "../auth/service-names.ts";
import type { AnyUseCase } from "./use-case.ts";
import type { View } from "./view.ts";

export type Method = "get" | "post" | "put" | "patch" | "delete" | "head" | "options";

/**
 * Who may call a route: anybody, anybody signed in, a user with the named permission, or only the services that `callers`
 * names, for a person who is not there (their jobs and consumers have no token of a user).
 */
export type Access<Name extends string = string> = "public" | "signed-in" | "service" | Name;

/** A body that the use case reads as it arrives. */
export interface ByteBody {
  readonly type: string;
  readonly mostBytes: number;
}

export interface RouteOptions {
  /** What it does, in a few words, for the reference page. */
  readonly summary: string;
  /** Status of the answer; 200, or 204 when there is none. */
  readonly status?: number;
  /** Honours `Idempotency-Key`; every POST that creates or spends. */
  readonly idempotent?: boolean;
  /** Uses up an allowance or charges a card: refused with 402 when that is not enough. */
  readonly spends?: boolean;
  /** Statuses of refusals that do not follow from its declaration, such as 404 for an object that its body names. */
  readonly refuses?: readonly number[];
  /** Largest body, in bytes; 16 kB. */
  readonly maxBody?: number;
  /** How many objects, arrays and elements a JSON body may contain; 300. */
  readonly maxValues?: number;
  /** Takes its body as an HTML form sends it, instead of JSON. */
  readonly form?: boolean;
  /** Takes the body as bytes of any type, at most this many: for messages that are signed as a whole. */
  readonly rawBody?: number;
  /** Takes the body as a stream of bytes. A request without a body needs no type. */
  readonly byteBody?: ByteBody;
  /** The headers that the request needs, as the API reference shows them. The use case checks them. */
  readonly requestHeaders?: Readonly<Record<string, z.ZodType>>;
  /** The headers of the answer, as the API reference shows them. */
  readonly answerHeaders?: Readonly<Record<string, z.ZodType>>;
  /** Headers that every answer of the route has, refusals included. */
  readonly everyAnswer?: Readonly<Record<string, string>>;
  /**
   * The name of a cookie in which the bearer token may come, for pages. Forms and scripts of other sites are refused.
   */
  readonly cookie?: string;
  /** Takes one file as multipart/form-data, at most this many bytes. */
  readonly upload?: number;
  /** The other fields of an upload's form, as the API reference shows them. The use case checks them. */
  readonly uploadFields?: Readonly<Record<string, z.ZodType>>;
  /** Only these services may ask, on behalf of a user; users may not ask directly. Required for the access `service`. */
  readonly callers?: readonly ServiceName[];
  /** Tokens for these audiences are accepted; without it, ordinary access tokens. */
  readonly audiences?: readonly string[];
  /**
   * Requests of one account, or on a public route of one address, in so many seconds. It is below the general limit.
   */
  readonly limit?: { readonly requests: number; readonly seconds: number };
}

export interface Route<App> extends RouteOptions {
  readonly method: Method;
  /** As in OpenAPI: `/stories/{id}`. */
  readonly path: string;
  readonly access: Access;
  readonly useCase: AnyUseCase<App>;
  /** Answers with HTML pages, also for refusals. */
  readonly view?: View<App>;
}

type Declare<App, Name extends string> = (
  path: string,
  access: Access<Name>,
  useCase: AnyUseCase<App>,
  options: RouteOptions & Pick<Route<App>, "view">,
) => Route<App>;

/** Builds the declarations of `routes.ts`. `Name` is every permission that a route may ask for. */
export function routesFor<App, Name extends string = Permission>(): Record<Method, Declare<App, Name>> {
  const declare =
    (method: Method): Declare<App, Name> =>
    (path, access, useCase, options) => ({ method, path, access, useCase, ...options });
  return {
    get: declare("get"),
    post: declare("post"),
    put: declare("put"),
    patch: declare("patch"),
    delete: declare("delete"),
    head: declare("head"),
    options: declare("options"),
  };
}
