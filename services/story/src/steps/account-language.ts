import { languageTagOf } from "@storytelling/values";

const longestHeader = 200;

/**
 * The language that a user prefers: the first of their request's `Accept-Language` (RFC 9110), which every browser sends.
 * Null when there is none.
 */
export function accountLanguage(call: { header(name: string): string | null }): string | null {
  const preferred = (call.header("accept-language") ?? "")
    .slice(0, longestHeader)
    .split(",")
    .map((part) => {
      const [tag = "", weight] = part.split(";");
      return { tag, weight: weight === undefined ? 1 : Number(/^\s*q=([\d.]+)\s*$/.exec(weight)?.[1] ?? 0) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of preferred) {
    const known = languageTagOf(tag);
    if (known !== null) return known;
  }
  return null;
}
