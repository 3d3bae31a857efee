const MiB = 1024 * 1024;

/** The largest file that is read, in bytes. */
export const IMPORT_LIMIT_BYTES = 25 * MiB;

/** The longest text that a file may contain, in UTF-16 code units. */
export const TEXT_LIMIT_CHARACTERS = 5_000_000;

/**
 * The limits of a zip container. They hold for the real content, not only for the sizes that its directory declares.
 */
export const ARCHIVE_LIMITS = { entries: 10_000, inflatedBytes: 256 * MiB, entryBytes: 64 * MiB };
export type ArchiveLimits = typeof ARCHIVE_LIMITS;

/**
 * What reading one file may cost: CPU, elapsed time as the last resort, MiB of JavaScript heap. A novel of 90,000 words
 * takes an eighth of a second of CPU at most.
 */
export const WORK_LIMITS = { cpuMs: 5_000, wallMs: 180_000, heapMiB: 512 };
export type WorkLimits = typeof WORK_LIMITS;

/** How deeply parts may be nested. Old web pages leave many elements open; nobody nests quotations 50 deep. */
export const NESTING_LIMITS = { html: 1_000, xml: 200, markdown: 50 };
