import fc from "fast-check";
import { type Operation, resolved } from "../documents.ts";
import { anyText, bodyOf, valuesOf } from "./arbitraries.ts";

/** A request as a fuzzer sends it. */
export interface Shot {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | FormData | undefined;
}

type Document = Parameters<typeof resolved>[1];

/** Requests for one route, made from its document; things are mostly addressed by these ids. */
export function shotsAt(
  { method, path, operation }: { method: string; path: string; operation: Operation },
  document: Document,
  ids: readonly string[],
): fc.Arbitrary<Shot> {
  const parameters = operation.parameters ?? [];
  const of = (place: string) =>
    fc.record(
      Object.fromEntries(
        parameters
          .filter((one) => one.in === place)
          .map(({ name, schema }) => [
            name,
            fc.oneof(
              { weight: 4, arbitrary: valuesOf(resolved(schema, document), ids) },
              { weight: 1, arbitrary: anyText },
            ),
          ]),
      ),
      place === "path" ? {} : { requiredKeys: [] },
    );
  const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const body = content ? contentOf(type ?? "", content.schema, document, ids) : fc.constant(undefined);
  return fc
    .record({ places: of("path"), query: of("query"), headers: of("header"), range, body })
    .map(({ places, query, headers, range, body }) => ({
      method: method.toUpperCase(),
      path: withQuery(
        path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => segment(places[name])),
        query,
      ),
      headers: {
        ...(range ? { range } : {}),
        ...(typeof body === "string" && type ? { "content-type": type === "*/*" ? "text/plain" : type } : {}),
        ...headersOf(headers),
      },
      body,
    }));
}

const range = fc.option(
  fc.constantFrom(
    "bytes=0-1",
    "bytes=5-",
    "bytes=-1",
    "bytes=999999999-",
    "bytes=9-1",
    "lines=1-2",
    "bytes=,",
    "x",
  ),
  { freq: 4, nil: undefined },
);

function contentOf(
  type: string,
  schema: Parameters<typeof valuesOf>[0],
  document: Document,
  ids: readonly string[],
): fc.Arbitrary<string | FormData | undefined> {
  const broken = fc.constantFrom("{", "[]", "", '{"a":', "null", '"\\ud800"', "[".repeat(100));
  const right = bodyOf(resolved(schema, document), ids);
  switch (type) {
    case "application/json":
      return fc.oneof({ weight: 9, arbitrary: right.map((one) => JSON.stringify(one)) }, broken);
    case "application/x-www-form-urlencoded":
      return right.map((one) =>
        new URLSearchParams(Object.entries(one ?? {}).map(([key, value]) => [key, String(value)])).toString(),
      );
    case "multipart/form-data":
      return fc.tuple(fc.uint8Array({ maxLength: 200 }), anyText, anyText).map(([bytes, name, title]) => {
        const form = new FormData();
        form.set("file", new File([bytes], name));
        form.set("title", title);
        return form;
      });
    default:
      return anyText;
  }
}

/** The value as one segment of a path: never empty, and never one that changes the path. */
function segment(value: unknown): string {
  const text = String(value).toWellFormed();
  return /^\.{0,2}$/.test(text) ? "none" : encodeURIComponent(text);
}

function withQuery(path: string, query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).map(([name, value]) => [name, String(value).toWellFormed()]);
  return pairs.length > 0 ? `${path}?${new URLSearchParams(pairs)}` : path;
}

/** The parts of it that a header may contain. */
const headersOf = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      String(value)
        .replaceAll(/[^\x20-\x7e]/g, "?")
        .slice(0, 500),
    ]),
  );
