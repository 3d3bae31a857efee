import createFetchClient, { type Client } from "openapi-fetch";

/** How a client reaches its service. It needs nothing but `fetch`, so that it works in a browser, too. */
export interface ClientOptions {
  /** Where the service is, without the path: `http://localhost:8080`. */
  readonly url: string;
  /** Sends each request instead of the global `fetch`; `route` is its path with names for ids. */
  readonly fetch?: (request: Request, route: string) => Promise<Response>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly redirect?: NonNullable<RequestInit["redirect"]>;
  readonly signal?: AbortSignal;
}

/** A client whose paths, parameters, bodies and answers have the types in `Paths`. */
export function createClient<Paths extends object>({ url, fetch, ...init }: ClientOptions): Client<Paths> {
  const client = createFetchClient<Paths>({ ...init, baseUrl: url, bodySerializer });
  if (fetch) client.use({ onRequest: ({ request, schemaPath }) => fetch(request, schemaPath) });
  return client;
}

/** A body with a file goes as multipart/form-data, any other as JSON. */
function bodySerializer(body: unknown): string | FormData {
  const fields = Object.entries(body as object);
  if (!fields.some(([, value]) => value instanceof Blob)) return JSON.stringify(body);
  const form = new FormData();
  for (const [name, value] of fields) if (value !== undefined) form.append(name, value);
  return form;
}
