/** What a call of a client resolves to. */
export type Called<T> = Promise<{ data?: T; error?: unknown; response: Response }>;

/** A service's refusal: its status and its problem (RFC 9457). */
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

/** The problem in a refusal's body. What stands before a service may answer with a page or with nothing. */
export function problemIn(body: unknown): { code?: string; detail?: string } {
  if (typeof body === "string") return body ? { detail: body.slice(0, 200) } : {};
  return body && typeof body === "object" ? body : {};
}

/** The answer of a call. @throws ApiProblem when it was refused */
export async function answered<T>(call: Called<T>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw new ApiProblem(response.status, problemIn(error));
  return data as T;
}
