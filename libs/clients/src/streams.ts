import { EventSourceParserStream } from "eventsource-parser/stream";
import { answered, type Called } from "./answers.ts";

const asStream = { parseAs: "stream", headers: { accept: "text/event-stream" } };

/**
 * The values of an event stream until it ends.
 * @param call opens the stream: `(stream) => story.GET(path, { ...stream, params })`. The type of `stream` hides that it
 * asks for the bytes, so that the call has the type of one event.
 */
export async function* watch<T>(call: (stream: object) => Called<T>): AsyncGenerator<T> {
  const bytes = (await answered(call(asStream))) as ReadableStream<ArrayBuffer | ArrayBufferView> | null;
  if (!bytes) return;
  const events = bytes.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  // Not `for await`: some browsers cannot iterate over a stream.
  const reader = events.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield JSON.parse(value.data) as T;
    }
  } finally {
    await reader.cancel();
  }
}
