import fc from "fast-check";
import type { Schema } from "../documents.ts";

/** Texts that have broken programs before. */
const odd = [
  "",
  " ",
  "\0",
  "a\0b",
  "\ud800",
  "\u202eabc",
  "a\r\nb",
  "__proto__",
  "constructor",
  "null",
  "NaN",
  "-1",
  "1e400",
  "%00",
  "%",
  "'; drop table users; --",
  "../../etc/passwd",
  "👩‍🚀",
  "é́́",
  "x".repeat(3000),
  "2026-02-30T25:61:61Z",
  "0001-01-01T00:00:00Z",
  "ada@example.org",
];
export const anyText = fc.oneof(fc.constantFrom(...odd), fc.string({ unit: "binary", maxLength: 60 }));
const anyJson = fc.jsonValue({ maxDepth: 3 });

/** Values that a schema mostly accepts; ids are mostly those of things that exist. */
export function valuesOf(schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  const { anyOf, oneOf, allOf } = schema;
  const choices = anyOf ?? oneOf ?? allOf;
  if (choices) return fc.oneof(...choices.map((one) => valuesOf(one, ids)));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== "null") : schema.type;
  switch (type) {
    case "string":
      return stringOf(schema, ids);
    case "integer":
    case "number":
      return numberOf(schema);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.array(valuesOf(schema.items ?? {}, ids), {
        minLength: Math.min(schema.minItems ?? 0, 5),
        maxLength: Math.min(schema.maxItems ?? 5, 5),
      });
    case "object":
      return objectOf(schema, ids);
    default:
      return anyJson;
  }
}

function objectOf(schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties: more } = schema;
  const fields = Object.entries(properties).map(([key, one]) => [key, valuesOf(one, ids)] as const);
  const known = fc.record(Object.fromEntries(fields), { requiredKeys: [...required] });
  if (!more || typeof more !== "object") return known;
  return fc
    .tuple(known, fc.dictionary(anyText, valuesOf(more, ids), { maxKeys: 4 }))
    .map(([one, other]) => ({ ...other, ...one }));
}

function stringOf(
  { format, pattern, minLength = 0, maxLength = 200 }: Schema,
  ids: readonly string[],
): fc.Arbitrary<string> {
  if (format === "uuid") return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ids) }, fc.uuid());
  if (format === "date-time")
    return fc.oneof(
      fc
        .date({ noInvalidDate: true, min: new Date(0), max: new Date("2100-01-01") })
        .map((date) => date.toISOString()),
      fc.constantFrom("0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z", "2026-06-30T23:59:60Z"),
    );
  if (format === "email") return fc.emailAddress();
  if (format === "uri") return fc.webUrl();
  const length = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 80)) };
  const plain = fc.string({ unit: "grapheme", ...length }).map((text) => text.slice(0, maxLength));
  return fc.oneof(
    { weight: 3, arbitrary: pattern ? matching(pattern, plain) : plain },
    { weight: 1, arbitrary: fc.string({ unit: "binary", ...length }) },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
    { weight: 1, arbitrary: fc.constantFrom(...ids) },
  );
}

/** Texts that match a pattern, when fast-check can make them. */
function matching(pattern: string, otherwise: fc.Arbitrary<string>): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern, "u"), { maxLength: 60 });
  } catch {
    return otherwise;
  }
}

function numberOf({ type, minimum, maximum }: Schema): fc.Arbitrary<number> {
  const min = minimum ?? -1000;
  const within = fc.integer({
    min: Math.ceil(min),
    max: Math.max(min, Math.min(maximum ?? 1_000_000, 2 ** 53)),
  });
  const edges = fc.constantFrom(0, -1, 1, 2 ** 31, 2 ** 31 - 1, 2 ** 53, 1e300, -(2 ** 63));
  return fc.oneof(
    { weight: 3, arbitrary: within },
    edges,
    ...(type === "number" ? [fc.double({ noNaN: true })] : []),
  );
}

/** A valid body, sometimes with a fault. */
export const bodyOf = (schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> => {
  const right = valuesOf(schema, ids);
  const amiss = fc.tuple(right, anyText, anyJson, fc.nat()).map(([body, name, value, at]) => {
    if (typeof body !== "object" || body === null) return value;
    const names = Object.keys(body);
    const changed = names[at % (names.length + 1)] ?? name;
    return at % 3 === 0
      ? Object.fromEntries(Object.entries(body).filter(([key]) => key !== changed))
      : { ...body, [changed]: value };
  });
  return fc.oneof({ weight: 3, arbitrary: right }, { weight: 2, arbitrary: amiss }, anyJson);
};

/** Valid bodies, except that each contains one text that no database accepts. */
export function unkeptIn(schema: Schema, ids: readonly string[], seed: number): unknown[] {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.flatMap((one) => unkeptIn(one, ids, seed));
  const texts = Object.entries(schema.properties ?? {}).filter(([, one]) => isText(one));
  const all = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, one]) => [name, rightValue(one, ids, seed)]),
  );
  return texts.flatMap(([name]) => ["a\0b", "a\ud800b"].map((text) => ({ ...all, [name]: text })));
}

const isText = ({ type, anyOf }: Schema): boolean => type === "string" || (anyOf?.some(isText) ?? false);

/** One value that a schema accepts; for a text the plainest one. */
function rightValue(schema: Schema, ids: readonly string[], seed: number): unknown {
  if (schema.type === "string" && !schema.format && !schema.enum && !schema.const)
    return schema.pattern?.startsWith("^[a-z]") ? "en" : "word ".repeat(4).slice(0, schema.maxLength);
  return fc.sample(valuesOf(schema, ids), { seed, numRuns: 1 })[0];
}
