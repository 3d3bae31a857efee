/** Why a file could not be had. */
export type TroubleKind =
  /** The publisher cannot be reached, or answers with an error. */
  | "unreachable"
  | "absent"
  /** Not the bytes that are pinned. */
  | "changed"
  | "cut"
  | "slow"
  /** The folder cannot be written to. No other source can help. */
  | "folder";

/** A fetch that went wrong. The message says what happened to what, in one sentence or two. */
export class Trouble extends Error {
  override name = "Trouble";
  readonly kind: TroubleKind;

  constructor(kind: TroubleKind, message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6)} MB`;

export const diskFull = (dir: string, neededBytes: number, cause?: unknown): Trouble =>
  new Trouble(
    "folder",
    `The disk of ${dir} is full: ${megabytes(neededBytes)} more are needed. Free some space, or set MODELS_DIR to a folder on another disk. What was fetched so far is kept.`,
    cause,
  );

/** An error of the file system as a trouble that names the folder; any other error as it is. */
export function folderTrouble(error: unknown, dir: string, neededBytes: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT") return diskFull(dir, neededBytes, error);
  if (code === "EACCES" || code === "EROFS" || code === "EPERM" || code === "ENOTDIR" || code === "EEXIST")
    return new Trouble(
      "folder",
      `The folder ${dir} cannot be written to (${code}). Make it writable, or set MODELS_DIR to another folder.`,
      error,
    );
  return error;
}
