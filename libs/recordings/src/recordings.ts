import type { TakeFinding } from "@storytelling/values";

/** What was found out about a recording that people sent. */
export interface Inspection {
  /** The container and codec, found in the bytes: `webm/opus`, `mp4/aac`, `wav/pcm`. */
  readonly format: string;
  readonly durationMs: number;
  readonly sampleRate: number;
  readonly channels: number;
  /** Loudness of the speech in LUFS, noise between the words in dBFS, the largest sample in dBFS. */
  readonly loudness: number;
  readonly noise: number;
  readonly peak: number;
  /** The share of samples that are clipped, 0 to 1. */
  readonly clipped: number;
  /** Where speech begins and ends. */
  readonly speech: { readonly fromMs: number; readonly toMs: number };
  readonly findings: readonly TakeFinding[];
}

/** How a recording is prepared. */
export interface Wishes {
  /** Reduces steady noise. */
  readonly suppressNoise?: boolean;
  /** Mutes what is between words when it is quiet. */
  readonly gate?: boolean;
  /** Keeps the silence before and after the speech. */
  readonly keepEnds?: boolean;
}

/** A recording that is trimmed and levelled to the loudness of an audiobook. */
export interface Prepared extends Inspection {
  /** Mono. */
  readonly pcm: Int16Array;
  /** 24,000 Hz. */
  readonly preparedRate: number;
}

/** Decodes what people send, in processes of its own. */
export interface Recordings {
  /** @throws Refusal `invalid` or `too-large` with a code of `takeRefusals`; nothing of the recording can be used */
  inspect(bytes: Uint8Array, signal?: AbortSignal): Promise<Inspection>;
  /** @throws Refusal as `inspect` does */
  prepare(bytes: Uint8Array, wishes?: Wishes, signal?: AbortSignal): Promise<Prepared>;
  /** Ends the processes. */
  close(): Promise<void>;
}
