const MiB = 1024 * 1024;

/** The largest file that is looked at, in bytes. */
export const IMPORT_LIMIT_BYTES = 25 * MiB;

/** The longest text that may come out, in UTF-16 code units. */
export const TEXT_LIMIT_CHARACTERS = 5_000_000;

/** What a zip container may hold, whatever its own directory claims. */
export const ARCHIVE_LIMITS = { entries: 10_000, inflatedBytes: 256 * MiB, entryBytes: 64 * MiB };
export type ArchiveLimits = typeof ARCHIVE_LIMITS;

/** What reading one file may cost: wall-clock milliseconds, and MiB of JavaScript heap. */
export const WORK_LIMITS = { milliseconds: 30_000, heapMiB: 512 };
export type WorkLimits = typeof WORK_LIMITS;
