import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

/** What somebody answered, as far as a document says anything about it. */
export interface DocumentedAnswer {
  readonly method: string;
  /** With the service's prefix: `/story/v1/stories/…`. */
  readonly path: string;
  readonly status: number;
  readonly type: string | null;
  /** The JSON value; of bytes, the type alone is held against the document. */
  readonly body: unknown;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { responses: Responses }>>>>;
}
type Responses = Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
const documents = new Map<string, Document>();

function documentOf(service: string): Document {
  const known = documents.get(service);
  if (known) return known;
  const file = new URL(`../../../../services/${service}/openapi.json`, import.meta.url);
  const document: Document = JSON.parse(readFileSync(file, "utf8"));
  ajv.addSchema(document, service);
  documents.set(service, document);
  return document;
}

/**
 * Holds an answer against the openapi.json of the service that the path names.
 * @throws Error when the document has no such route, or the route no such status, type or body
 */
export function holdToDocument({ method, path, status, type, body }: DocumentedAnswer): void {
  const [pathname = ""] = path.split("?");
  const service = pathname.split("/")[1] ?? "";
  const file = `services/${service}/openapi.json`;
  const broken = (what: string) =>
    new Error(`The answer ${status} to ${method} ${pathname} breaks ${file}: ${what}`);
  const { paths } = documentOf(service);
  const route = Object.keys(paths).find((one) => matches(one, pathname));
  const answers = route && paths[route]?.[method.toLowerCase()]?.responses;
  if (!answers) throw broken("it has no such route.");
  const documented = answers[status];
  if (!documented) throw broken(`it has only the answers ${Object.keys(answers).join(", ")}.`);
  const types = Object.keys(documented.content ?? {});
  if (types.length === 0 && body === undefined) return;
  const [media = ""] = (type ?? "").split(";");
  const contentType = types.find((one) => one.split(";")[0] === media);
  if (!contentType) throw broken(`it has ${types.join(", ") || "no body"} here, not ${type}.`);
  if (!media.endsWith("json")) return;
  const parts = [
    "paths",
    route,
    method.toLowerCase(),
    "responses",
    String(status),
    "content",
    contentType,
    "schema",
  ];
  const fits = ajv.getSchema(`${service}#/${parts.map(pointer).join("/")}`);
  if (!fits) throw broken("it has no schema for this body.");
  if (!fits(body)) throw broken(ajv.errorsText(fits.errors, { dataVar: "the body" }));
}

const matches = (route: string, path: string): boolean =>
  new RegExp(`^${route.replaceAll(".", "[.]").replaceAll(/\{[^}]+\}/g, "[^/]+")}$`).test(path);

const pointer = (part: string): string =>
  encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));
