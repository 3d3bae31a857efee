import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { type AudiobookTags, id3 } from "./id3.ts";
import { infoFrame } from "./mp3-info.ts";
import { BOOK_RATE } from "./timeline.ts";

/** Mono speech and the pause that follows it. */
export interface Segment {
  pcm: Int16Array;
  sampleRate: number;
  pauseAfterMs: number;
  /** How much louder than other segments it shall be, in dB, from -12 to 6; 0 when it is left out. */
  gainDb?: number;
}

/** The input for an audiobook; `tags.totalMs` must be the result of `timeline` for the same segments. */
export interface Audiobook {
  segments: AsyncIterable<Segment>;
  tags: AudiobookTags;
  signal?: AbortSignal;
  /** Called with the ms of finished audio after each segment. */
  onProgress?: (msDone: number) => void;
}

interface Encoded {
  mp3: Uint8Array;
  samples: number;
}

function check({ sampleRate, pauseAfterMs, gainDb = 0 }: Segment): void {
  if (!(Number.isInteger(sampleRate) && sampleRate >= 4000 && sampleRate <= 384_000)) {
    throw new RangeError(`A sample rate of ${sampleRate} Hz cannot be mastered.`);
  }
  if (!(pauseAfterMs >= 0 && pauseAfterMs <= 600_000)) {
    throw new RangeError(`A pause of ${pauseAfterMs} ms cannot be mastered.`);
  }
  if (!(gainDb >= -12 && gainDb <= 6)) {
    throw new RangeError(`A gain of ${gainDb} dB cannot be mastered.`);
  }
}

/**
 * Makes an MP3 in a separate thread, and yields it as it grows. It is 24 kHz mono, 64 kbit/s, with each segment at -18
 * LUFS plus its gain, and peaks below -1.5 dBFS. At most two segments are in memory. Throws the signal's reason when aborted, and a
 * `RangeError` when the segments' length differs from `tags.totalMs`.
 */
export async function* masterAudiobook(book: Audiobook): AsyncGenerator<Uint8Array, void, undefined> {
  const { segments, tags, signal, onProgress } = book;
  signal?.throwIfAborted();
  const planned = Math.round((tags.totalMs * BOOK_RATE) / 1000);
  const worker = new Worker(new URL("./encode-worker.ts", import.meta.url));
  worker.unref();
  const encode = async (segment: Segment | null): Promise<Encoded> => {
    // The thread keeps the process alive only while it works. So a reader that stops half-way does not.
    worker.ref();
    const answer = once(worker, "message", signal ? { signal } : {});
    worker.postMessage(segment);
    const [encoded] = await answer;
    worker.unref();
    return encoded;
  };
  try {
    yield id3(tags);
    yield infoFrame(planned);
    let done = 0;
    for await (const segment of segments) {
      signal?.throwIfAborted();
      check(segment);
      const { mp3, samples } = await encode(segment);
      done += samples;
      if (mp3.length > 0) yield mp3;
      onProgress?.((done * 1000) / BOOK_RATE);
    }
    if (done !== planned) {
      throw new RangeError(
        `The segments last ${(done * 1000) / BOOK_RATE} ms, the tags say ${tags.totalMs} ms.`,
      );
    }
    yield (await encode(null)).mp3;
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    await worker.terminate();
  }
}
