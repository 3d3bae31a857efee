import { languageTagOf, Refusal } from "@storytelling/values";

/** The language that a browser prefers; English when it names none. */
const preferred = (header: string | null): string => {
  const [first = ""] = (header ?? "").split(/[,;]/);
  return languageTagOf(first) ?? "en";
};

/** Runs a page's work. A refusal carries the reader's language, since there is nobody else whose language is known. */
export async function inReadersLanguage<T>(header: string | null, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { kind, code, message, faults, retryAfter, facts } = error;
    throw new Refusal(kind, code, message, {
      faults: [...faults],
      ...(retryAfter === undefined ? {} : { retryAfter }),
      facts: { ...facts, language: preferred(header) },
      cause: error,
    });
  }
}
