import { stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { ModelFile } from "../catalogue.ts";
import { appendTo } from "../files/append.ts";
import { Trouble } from "../trouble.ts";
import { atPace } from "./pace.ts";
import type { Errand } from "./source.ts";

const ATTEMPTS = 3;
const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );

/**
 * Downloads a file, and resumes where an earlier attempt ended, if the server can. A connection that is cut off is
 * resumed twice.
 * @throws Trouble
 */
export async function download(url: string, file: ModelFile, errand: Errand): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await atPace(errand.pace, errand.signal, url, (signal, at) =>
        attemptOnce(url, file, errand, signal, (bytes) => {
          at(bytes);
          errand.onBytes(bytes);
        }),
      );
      return;
    } catch (error) {
      errand.signal.throwIfAborted();
      const again = error instanceof Trouble && (error.kind === "cut" || error.kind === "unreachable");
      if (!again || attempt === ATTEMPTS || isHopeless(error)) throw error;
      await sleep(300 * attempt, undefined, { signal: errand.signal });
    }
  }
}

/** Whether the address itself is at fault, so that another attempt would end the same. */
const isHopeless = ({ cause }: Trouble): boolean =>
  ["ENOTFOUND", "ECONNREFUSED", "redirects"].includes(`${(cause as { code?: string })?.code}`);

async function attemptOnce(
  url: string,
  file: ModelFile,
  { part }: Errand,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const have = await sizeOf(part);
  if (have === file.bytes) return;
  const from = have < file.bytes ? have : 0;
  const response = await ask(url, from, signal);
  try {
    const begin = beginOf(url, response, from, file);
    const stream = response.body ?? [];
    const tooLong = () =>
      new Trouble("changed", `${url} is longer than the ${file.bytes} bytes of ${file.name}.`);
    await appendTo(part, begin, file.bytes, cutOff(url, stream as AsyncIterable<Uint8Array>, signal), {
      onBytes,
      tooLong,
    });
    const size = await sizeOf(part);
    if (size < file.bytes) throw new Trouble("cut", `${url} ended after ${size} of ${file.bytes} bytes.`);
  } finally {
    await response.body?.cancel().catch(() => {});
  }
}

async function ask(url: string, from: number, signal: AbortSignal): Promise<Response> {
  // Without this header a .tgz may come unpacked.
  const headers: Record<string, string> = { "accept-encoding": "identity" };
  if (from > 0) headers.range = `bytes=${from}-`;
  try {
    return await fetch(url, { headers, signal });
  } catch (error) {
    signal.throwIfAborted();
    const cause = (error as { cause?: { code?: string; message?: string } }).cause;
    if (/redirect count/.test(cause?.message ?? ""))
      throw new Trouble("unreachable", `${url} redirects in a circle.`, { code: "redirects" });
    throw new Trouble(
      "unreachable",
      `${url} cannot be reached (${cause?.code ?? (error as Error).message}).`,
      cause,
    );
  }
}

/** The offset at which an answer's bytes begin. */
function beginOf(url: string, response: Response, from: number, file: ModelFile): number {
  const { status, headers } = response;
  if (status === 404 || status === 410) throw new Trouble("absent", `${url} does not exist (${status}).`);
  if (status !== 200 && status !== 206) throw new Trouble("unreachable", `${url} answered ${status}.`);
  const begin = status === 206 ? Number(/^bytes (\d+)-/.exec(headers.get("content-range") ?? "")?.[1]) : 0;
  if (begin !== 0 && begin !== from) throw new Trouble("unreachable", `${url} answered with another range.`);
  if (/^text\/html\b/.test(headers.get("content-type") ?? ""))
    throw new Trouble(
      "changed",
      `${url} answered with a web page instead of the file. A proxy or a page to sign in may be in between: open the address in a browser.`,
    );
  const length = headers.get("content-length");
  if (length !== null && begin + Number(length) !== file.bytes)
    throw new Trouble("changed", `${url} has ${begin + Number(length)} bytes instead of ${file.bytes}.`);
  return begin;
}

/** A body whose connection may be cut off. */
async function* cutOff(
  url: string,
  body: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    signal.throwIfAborted();
    throw new Trouble(
      "cut",
      `The connection to ${url} was cut off. Run it again; it goes on from there.`,
      error,
    );
  }
}
