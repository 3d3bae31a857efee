import { CallFailure } from "./failure.ts";

/** A whole answer with status 200 to 299. */
export interface Answer {
  readonly bytes: Uint8Array;
  /** The content type that the service names, in small letters; it may be wrong. */
  readonly type: string;
}

export interface Attempt {
  /** The name of the service, for messages. */
  readonly service: string;
  readonly url: URL;
  readonly init: RequestInit;
  readonly deadlineMs: number;
  /** The longest answer that is read. */
  readonly mostBytes: number;
  readonly signal: AbortSignal;
}

/** Sends one request and reads the whole answer. @throws CallFailure, or the signal's reason */
export async function attempt(request: Attempt): Promise<Answer> {
  const { service, url, init, deadlineMs, signal } = request;
  const deadline = AbortSignal.timeout(deadlineMs);
  try {
    // A redirect could carry the key to another host.
    const options: RequestInit = { ...init, redirect: "manual", signal: AbortSignal.any([deadline, signal]) };
    const response = await fetch(url, options);
    if (!response.ok) {
      await response.body?.cancel();
      throw refused(service, response);
    }
    const type = (response.headers.get("content-type") ?? "").toLowerCase();
    return { bytes: await read(request, response), type };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof CallFailure) throw error;
    if (deadline.aborted)
      throw new CallFailure(`${service} did not answer within ${deadlineMs / 1000} seconds.`, {
        again: true,
        down: true,
      });
    // The causes of network errors name addresses, and are of no use to callers.
    throw new CallFailure(`${service} cannot be reached, or ended the connection.`, {
      again: true,
      down: true,
    });
  }
}

async function read({ service, mostBytes }: Attempt, response: Response): Promise<Uint8Array> {
  const tooLarge = () =>
    new CallFailure(`${service} answered with more than ${mostBytes} bytes.`, { again: false, down: true });
  if (Number(response.headers.get("content-length") ?? 0) > mostBytes) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    // Leaving the loop ends the connection.
    if (length > mostBytes) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}

function refused(service: string, { status, headers }: Response): CallFailure {
  const message = `${service} answered with status ${status}.`;
  const waitMs = waitOf(headers.get("retry-after"));
  if (status === 429) return new CallFailure(message, { again: true, down: false, waitMs, status });
  const passing = status === 408 || status === 425 || status >= 500;
  return new CallFailure(message, { again: passing, down: passing, waitMs, status });
}

/** Milliseconds of a Retry-After in seconds or as a date (RFC 9110, 10.2.3). */
function waitOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d{1,6}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
