import { isDeepStrictEqual } from "node:util";
import type { JsonSchema } from "../src/json-schema.ts";

/** Keywords that do not change what is accepted. */
const remarks = new Set(["description", "title", "examples"]);

/**
 * The changes in a schema that break a reader of the old schema, or an event that was sent under it. Only new optional
 * fields are harmless.
 */
export function breaks(before: JsonSchema, now: JsonSchema, path = "data"): string[] {
  const own = Object.keys({ ...before, ...now }).filter(
    (keyword) => !remarks.has(keyword) && !["properties", "required", "items"].includes(keyword),
  );
  return [
    ...own
      .filter((keyword) => !isDeepStrictEqual(before[keyword], now[keyword]))
      .map(
        (keyword) =>
          `${path}: ${keyword} was ${JSON.stringify(before[keyword])}, is ${JSON.stringify(now[keyword])}`,
      ),
    ...fieldBreaks(before, now, path),
    ...itemBreaks(before.items, now.items, `${path}[]`),
  ];
}

function fieldBreaks(before: JsonSchema, now: JsonSchema, path: string): string[] {
  const had = before.properties ?? {};
  const has = now.properties ?? {};
  const needed = (schema: JsonSchema, name: string) => schema.required?.includes(name) ?? false;
  return Object.keys({ ...had, ...has }).flatMap((name) => {
    const [then, today] = [had[name], has[name]];
    if (!today) return [`${path}.${name} is gone`];
    if (!then) return needed(now, name) ? [`${path}.${name} is new and required`] : [];
    const changed = needed(before, name) !== needed(now, name);
    return [
      ...(changed ? [`${path}.${name} became ${needed(now, name) ? "required" : "optional"}`] : []),
      ...breaks(then, today, `${path}.${name}`),
    ];
  });
}

function itemBreaks(before: JsonSchema | undefined, now: JsonSchema | undefined, path: string): string[] {
  if (before && now) return breaks(before, now, path);
  return before === now ? [] : [`${path} ${now ? "is new" : "is gone"}`];
}
