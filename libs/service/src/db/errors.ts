const transientClasses = ["08", "53", "57"];
const transientCodes = new Set(["40001", "40P01", "55P03", "25006"]);
const oursToAnswerFor = new Set(["57014", "25P03", "25P04"]);
const socketCodes = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN"]);

/**
 * Whether trying again may help: the database was unreachable, restarting, out of connections, or chose a deadlock's victim.
 * Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function isTransient(error: unknown): boolean {
  const { code, message, severity } = error as { code?: unknown; message?: unknown; severity?: unknown };
  // A statement that is too slow for its limit is so again, and so is a transaction.
  if (typeof code === "string" && oursToAnswerFor.has(code)) return false;
  // What ends a session, or lets none begin, is not the work's fault: a database that is being restored, for one.
  if (severity === "FATAL" || severity === "PANIC") return true;
  if (typeof code === "string") {
    return transientCodes.has(code) || socketCodes.has(code) || transientClasses.includes(code.slice(0, 2));
  }
  return (
    typeof message === "string" &&
    /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i.test(
      message,
    )
  );
}

/** Whether two transactions stood in each other's way, and this one was ended for it. */
export const isContention = (error: unknown): boolean =>
  ["40001", "40P01"].includes(String((error as { code?: unknown }).code));

/** Whether a unique constraint, by name, said no. */
export const violates = (error: unknown, constraint: string): boolean =>
  (error as { code?: string }).code === "23505" &&
  (error as { constraint?: string }).constraint === constraint;
