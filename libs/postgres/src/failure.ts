/**
 * PostgreSQL could not be started or reached. The message says what failed, what to do, and the last lines of the
 * log.
 */
export class PostgresFailure extends Error {
  constructor(what: string, mend: string, output = "", cause?: unknown) {
    const said = lastLines(output);
    super([what, mend, said && `PostgreSQL said last:\n${said}`].filter(Boolean).join("\n"), { cause });
    this.name = "PostgresFailure";
  }
}

const lastLines = (output: string): string =>
  output
    .trimEnd()
    .split("\n")
    .slice(-12)
    .map((line) => `  ${line}`)
    .join("\n")
    .trimEnd();

/** What to do if this machine cannot run the embedded server. */
export const OWN_SERVER =
  "Or use a PostgreSQL of your own: set {SERVICE}_DATABASE_URL (IDENTITY_DATABASE_URL, STORY_DATABASE_URL ...).";

/** The remedy for a known cause in the output of `initdb` or `postgres`; otherwise a general one. */
export function remedy(output: string): string {
  if (/No space left on device|Disk quota exceeded/.test(output))
    return "The disk is full: free some space and start again. No committed data is lost.";
  if (/loading shared libraries|cannot open shared object/.test(output))
    return `Libraries of the PostgreSQL package are missing: run \`npm rebuild\` (or \`npm install-scripts approve\`) and start again. ${OWN_SERVER}`;
  if (/could not (create|map|resize).*shared memory|Cannot allocate memory/.test(output))
    return "The machine has too little memory (or /dev/shm) left: free some and start again.";
  if (/Permission denied|Read-only file system/.test(output))
    return "This account cannot open a file or folder: start as the user who owns the data folder, or give another folder.";
  if (/valid checkpoint record|invalid page|PANIC/.test(output))
    return "The data is damaged (data that is not durable does not survive a power cut): restore a backup, or move the folder away to begin with an empty database.";
  return `The lines below name the cause. ${OWN_SERVER}`;
}
