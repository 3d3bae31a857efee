import { randomUUID } from "node:crypto";
import { EventSourceParserStream } from "eventsource-parser/stream";

/** A refusal as the platform sent it. */
export class ApiProblem extends Error {
  override name = "ApiProblem";
  readonly status: number;
  readonly code: string;

  constructor(status: number, problem: { code?: string; detail?: string }) {
    super(problem.detail ?? `The platform answered ${status}.`);
    this.status = status;
    this.code = problem.code ?? "unknown";
  }
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
}

interface RequestOptions {
  readonly method?: string;
  readonly json?: unknown;
  readonly form?: FormData;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
}

/** Calls a platform over HTTP as one user; signs in again when the access token has expired. */
export class Api {
  readonly #url: string;
  readonly #who: Credentials;
  #token: string | null = null;

  constructor(url: string, who: Credentials) {
    this.#url = url;
    this.#who = who;
  }

  /** Signs in; opens the account first when it does not exist. */
  async signIn(): Promise<void> {
    // An invalid token would be refused even by the sign-in route.
    this.#token = null;
    const { email, password } = this.#who;
    const login = () => this.#send("/identity/v1/auth/login", { json: { email, password } });
    let response = await login();
    if (response.status === 401) {
      await checked(await this.#send("/identity/v1/auth/register", { json: this.#who }));
      response = await login();
    }
    this.#token = ((await (await checked(response)).json()) as { accessToken: string }).accessToken;
  }

  async request(path: string, options: RequestOptions = {}): Promise<Response> {
    if (!this.#token) await this.signIn();
    const response = await this.#send(path, options);
    if (response.status !== 401) return checked(response);
    await this.signIn();
    return checked(await this.#send(path, options));
  }

  async json<T>(path: string, options: RequestOptions = {}): Promise<T> {
    return (await (await this.request(path, options)).json()) as T;
  }

  /** A POST that is safe to repeat. */
  post<T>(path: string, json: unknown = undefined, signal?: AbortSignal): Promise<T> {
    return this.json<T>(path, {
      method: "POST",
      json,
      headers: { "idempotency-key": randomUUID() },
      ...(signal ? { signal } : {}),
    });
  }

  /** Every item of a paged list. */
  async *items<T>(path: string): AsyncGenerator<T> {
    let cursor: string | null = null;
    do {
      const separator = path.includes("?") ? "&" : "?";
      const at: string = cursor ? `${separator}cursor=${encodeURIComponent(cursor)}` : "";
      const page: { items: T[]; next: string | null } = await this.json(`${path}${at}`);
      yield* page.items;
      cursor = page.next;
    } while (cursor);
  }

  /** The values of an event stream until it ends. Reconnects when the stream breaks. */
  async *watch<T>(path: string, signal?: AbortSignal): AsyncGenerator<T> {
    const options = { headers: { accept: "text/event-stream" }, ...(signal ? { signal } : {}) };
    const response = await this.request(path, options);
    if (!response.body) return;
    const events = response.body
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream());
    for await (const event of events) yield JSON.parse(event.data) as T;
  }

  #send(path: string, { method, json, form, headers, signal }: RequestOptions): Promise<Response> {
    return fetch(new URL(path, this.#url), {
      method: method ?? (json === undefined && !form ? "GET" : "POST"),
      headers: {
        ...(this.#token ? { authorization: `Bearer ${this.#token}` } : {}),
        ...(json === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(form ? { body: form } : {}),
      ...(signal ? { signal } : {}),
    });
  }
}

async function checked(response: Response): Promise<Response> {
  if (response.ok) return response;
  const text = await response.text();
  let problem: { code?: string; detail?: string } = {};
  try {
    problem = JSON.parse(text);
  } catch {
    problem = { detail: text.slice(0, 200) };
  }
  throw new ApiProblem(response.status, problem);
}
