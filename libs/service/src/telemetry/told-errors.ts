import { stdSerializers } from "pino";

// What errors of databases and clients carry beside their message: it quotes rows, statements and what was sent.
const quoting = ["detail", "where", "hint", "internalQuery", "query", "parameters", "body"];
/** PostgreSQL's class of errors about a value, which quote it: `invalid input syntax for type uuid: "…"`. */
const aboutValue = /^22/;

/** An error as the log shows it: with where it came from, and without what a row or a request held. */
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

/** An error over what a person wrote, which it may quote: its kind and where it came from, without its words. */
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
