/** An answer, as a test reads it. */
export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies whose shape they assert.
  readonly body: any;
}

export interface TestRequest {
  /** Bearer token. */
  token?: string;
  headers?: Record<string, string>;
  body?: unknown;
}

/** Sends HTTP requests to a running service; JSON bodies are values. */
export function testClient(base: string) {
  const request = async (
    method: string,
    path: string,
    { token, headers, body }: TestRequest = {},
  ): Promise<TestAnswer> => {
    const raw = body instanceof FormData || typeof body === "string" || body instanceof Uint8Array;
    const response = await fetch(new URL(path, base), {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body !== undefined && !raw ? { "content-type": "application/json" } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? (body as string) : JSON.stringify(body) }),
    });
    const type = response.headers.get("content-type") ?? "";
    const bytes = Buffer.from(await response.arrayBuffer());
    return {
      status: response.status,
      headers: response.headers,
      body: type.includes("json") && bytes.length > 0 ? JSON.parse(bytes.toString()) : bytes,
    };
  };
  return {
    get: (path: string, options?: TestRequest) => request("GET", path, options),
    post: (path: string, options?: TestRequest) => request("POST", path, options),
    put: (path: string, options?: TestRequest) => request("PUT", path, options),
    patch: (path: string, options?: TestRequest) => request("PATCH", path, options),
    delete: (path: string, options?: TestRequest) => request("DELETE", path, options),
    head: (path: string, options?: TestRequest) => request("HEAD", path, options),
    options: (path: string, options?: TestRequest) => request("OPTIONS", path, options),
  };
}
export type TestClient = ReturnType<typeof testClient>;

/**
 * Waits until a condition is true, as long as a busy machine may need, checking every 20 ms. It fails with the last
 * value.
 */
export async function until<T>(
  question: () => Promise<T | false | null | undefined> | T | false | null | undefined,
  seconds = 60,
): Promise<T> {
  const end = performance.now() + seconds * 1000;
  let last: unknown;
  while (performance.now() < end) {
    try {
      const value = await question();
      if (value) return value;
      last = value;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Still not so after ${seconds} s.`, { cause: last });
}
