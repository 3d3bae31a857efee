/** What one recording may take, so that a hostile file ends its own process and nothing else. */
export interface RecordingLimits {
  readonly bytes: number;
  readonly minutes: number;
  readonly channels: number;
  /** In Hz. */
  readonly sampleRate: number;
  /** Seconds that the process may compute. */
  readonly cpuSeconds: number;
  /** Seconds until the process is ended; longer than `cpuSeconds`, since machines are busy. */
  readonly wallSeconds: number;
  /** Memory of the process, in MiB. */
  readonly memoryMiB: number;
}

export const DEFAULT_LIMITS: RecordingLimits = {
  bytes: 60 * 1024 * 1024,
  minutes: 15,
  channels: 2,
  sampleRate: 96_000,
  cpuSeconds: 60,
  wallSeconds: 180,
  memoryMiB: 1536,
};
