import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openApiOf } from "@storytelling/service";
import { oneLinePattern } from "@storytelling/values";
import { constellation } from "../src/constellation.ts";
import { bodySchemas, type Schema } from "./documents.ts";

const nameLike = /(?:name|title|label|author|reason|description|voiceHint|device)$/i;
/** Stricter than the common pattern: a role's name is part of a URL. */
const own = new Set(["^[a-z][a-z0-9-]{1,39}$"]);

/** Texts of several lines. */
const paragraphs = /(?:sessions|sessions[/]\{id\})[.]description$|[/]corrections[.]reason$/;

/** Every string of a schema that people would read as a title or a name, with its path. */
function* namesIn(schema: Schema, at: string): Generator<[string, Schema]> {
  for (const one of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])])
    yield* namesIn(one, at);
  for (const [name, one] of Object.entries(schema.properties ?? {})) yield* namesIn(one, `${at}.${name}`);
  if (schema.items) yield* namesIn(schema.items, at);
  const isText = schema.type === "string" || (Array.isArray(schema.type) && schema.type.includes("string"));
  if (isText && !schema.enum && !schema.const && nameLike.test(at) && !paragraphs.test(at))
    yield [at, schema];
}

describe("titles and names in the API", () => {
  const found = constellation.flatMap((service) =>
    bodySchemas(openApiOf(service)).flatMap(({ route, schema }) => [...namesIn(schema, route)]),
  );

  it("are found in their known places", () => {
    const places = found.map(([at]) => at);
    for (const end of [
      "stories.title",
      "stories.author",
      "corrections.name",
      "me.displayName",
      "passkeys.name",
    ])
      assert.ok(
        places.some((place) => place.endsWith(end)),
        end,
      );
  });

  for (const [at, { pattern }] of found)
    it(`${at} accepts no control characters`, () => {
      assert.ok(pattern === oneLinePattern.source || own.has(pattern ?? ""), pattern ?? "no pattern");
    });
});
