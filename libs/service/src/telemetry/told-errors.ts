import { stdSerializers } from "pino";

// Fields of errors of databases and clients, besides the message. They quote rows, statements and requests.
const quoting = ["detail", "where", "hint", "internalQuery", "query", "parameters", "body"];
/** PostgreSQL's class of errors about a value, which quote it: `invalid input syntax for type uuid: "…"`. */
const aboutValue = /^22/;

/** An error as the log shows it: with its stack, without values of a row or a request. */
export function toldError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { raw: _, ...told } = stdSerializers.err(error);
  for (const field of quoting) delete told[field];
  const code: unknown = told.code;
  if (typeof code === "string" && aboutValue.test(code)) {
    const unquoted = error.message.replace(/".*"/s, '"…"');
    told.stack = told.stack.replaceAll(error.message, unquoted);
    told.message = told.message.replaceAll(error.message, unquoted);
  }
  return told;
}

/** An error that may quote a person's words: its kind and stack, without its message. */
export function wordless(error: unknown): { type: string; code?: unknown; stack?: string } {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = (error as { code?: unknown }).code;
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    ...(frames ? { stack: frames.join("\n") } : {}),
  };
}
