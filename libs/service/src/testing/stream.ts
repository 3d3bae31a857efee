/** A stream of server-sent events that a test follows. */
export interface TestStream<T> {
  readonly status: number;
  /** What was received so far. */
  readonly seen: readonly T[];
  /** Resolves when the service ends the stream. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Begins to follow a stream; resolves when its headers have arrived. */
export async function openStream<T>(
  url: string | URL,
  headers: Record<string, string>,
): Promise<TestStream<T>> {
  const leave = new AbortController();
  const response = await fetch(url, { headers, signal: leave.signal });
  const seen: T[] = [];
  const ended = read(response, (value) => seen.push(value as T));
  ended.catch(() => {});
  return { status: response.status, seen, ended, close: () => leave.abort() };
}

async function read({ body }: Response, tell: (value: unknown) => void): Promise<void> {
  let text = "";
  for await (const piece of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const events = (text + piece).split("\n\n");
    text = events.pop() ?? "";
    for (const event of events) {
      const data = /^data: (.*)$/m.exec(event)?.[1];
      if (data !== undefined) tell(JSON.parse(data));
    }
  }
}
