const transientClasses = ["08", "53", "57"];
const transientCodes = new Set(["40001", "40P01", "55P03", "25006"]);
const oursToAnswerFor = new Set(["57014", "25P03", "25P04"]);
const socketCodes = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN"]);

/**
 * Whether a retry may help: the database was unreachable, restarting, out of connections, or ended a transaction in a
 * deadlock. Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function isTransient(error: unknown): boolean {
  const { code, message, severity } = error as { code?: unknown; message?: unknown; severity?: unknown };
  // A statement or transaction that was too slow for its limit would be too slow again.
  if (typeof code === "string" && oursToAnswerFor.has(code)) return false;
  // The work is not at fault when a session is ended or cannot begin, for example while a database is restored.
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

/** Whether PostgreSQL ended this transaction because it conflicted with another one. */
export const isContention = (error: unknown): boolean =>
  ["40001", "40P01"].includes(String((error as { code?: unknown }).code));

/** Whether the unique constraint of this name was violated. */
export const violates = (error: unknown, constraint: string): boolean =>
  (error as { code?: string }).code === "23505" &&
  (error as { constraint?: string }).constraint === constraint;
