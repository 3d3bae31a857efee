/** A recording as it was decoded. */
export interface Decoded {
  /** The container and codec, such as `webm/opus`. */
  readonly format: string;
  readonly sampleRate: number;
  readonly channels: number;
  /** One array for each channel, or their mean. Full scale is 1. */
  readonly samples: readonly Float32Array[];
  /** Whether the file ends before its sound does. */
  readonly cut: boolean;
}

/** What is known before anything is decoded. */
export interface Declared {
  readonly sampleRate: number;
  readonly channels: number;
  /** Null when the file does not tell. */
  readonly seconds: number | null;
}

/** Throws a refusal when a file declares more than is allowed. */
export type Check = (declared: Declared) => void;
