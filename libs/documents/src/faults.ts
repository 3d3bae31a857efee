import { Refusal, type RefusalKind } from "@storytelling/values";

const refuse = (kind: RefusalKind, code: string, message: string, cause?: unknown): Refusal =>
  new Refusal(kind, code, message, { faults: [{ field: "file", message }], cause });

/** The file contains nothing to read aloud. */
export const noText = (
  message = "There is no text in this file: choose one that contains a story.",
): Refusal => refuse("invalid", "file-empty", message);

/** The file itself, or the text in it, is over the limit. */
export const tooLarge = (code: "file-too-large" | "text-too-long" | "archive-too-large", message: string) =>
  refuse("too-large", code, message);

/** The container is cut off, inconsistent or deceptive. */
export const damaged = (message: string, cause?: unknown): Refusal =>
  refuse("invalid", "file-damaged", message, cause);

/** Reading took more time or memory than any story needs. */
export const tooComplex = (cause?: unknown): Refusal =>
  refuse(
    "invalid",
    "file-too-complex",
    "This file takes more work to read than any story needs, so reading was stopped: save it again as plain text and import that.",
    cause,
  );

/** Elements, quotations or lists are nested more deeply than in any story. */
export const tooDeep = (limit: number): Refusal =>
  refuse(
    "invalid",
    "file-too-complex",
    `This file has parts nested more than ${limit} deep: save it again as plain text and import that.`,
  );

/** A kind of file that is recognised but not read; `message` names it and says what to do. */
export const unsupported = (code: string, message: string): Refusal => refuse("unsupported", code, message);
