import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { routesOf } from "@storytelling/service";
import { z } from "zod";
import { jsonLimitsOf } from "../../libs/service/src/http/body/limits.ts";
import { constellation } from "../src/constellation.ts";

type Schema = z.core.JSONSchema.JSONSchema;
interface Size {
  readonly values: number;
  readonly depth: number;
  /** The size when every character is one byte. */
  readonly bytes: number;
}

const leaf = (bytes: number): Size => ({ values: 1, depth: 0, bytes });
const around = (inside: readonly Size[]): Size => ({
  values: 1 + inside.reduce((sum, one) => sum + one.values, 0),
  depth: 1 + Math.max(0, ...inside.map((one) => one.depth)),
  bytes: 2 + inside.reduce((sum, one) => sum + one.bytes + 1, 0),
});
const named = (name: number, { bytes, ...rest }: Size): Size => ({ ...rest, bytes: bytes + name + 3 });
const largest = (all: readonly Size[]): Size => ({
  values: Math.max(...all.map((one) => one.values)),
  depth: Math.max(...all.map((one) => one.depth)),
  bytes: Math.max(...all.map((one) => one.bytes)),
});

/** The length of a string whose schema has no maximum. */
const lengthOf = ({ format, pattern }: Schema): number =>
  format === "uuid" ? 36 : format || pattern ? 100 : Number.POSITIVE_INFINITY;

/** The largest body that a schema accepts; infinite when it sets no limit. */
function sizeOf(schema: Schema): Size {
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) return largest(choices.map((one) => sizeOf(one as Schema)));
  if (schema.enum || schema.const !== undefined) return leaf(100);
  switch (schema.type) {
    case "object":
      return around(
        Object.entries(schema.properties ?? {}).map(([name, one]) =>
          named(name.length, sizeOf(one as Schema)),
        ),
      );
    case "array": {
      const item = sizeOf(schema.items as Schema);
      const count = schema.maxItems ?? Number.POSITIVE_INFINITY;
      return { values: 1 + count * item.values, depth: 1 + item.depth, bytes: 2 + count * (item.bytes + 1) };
    }
    case "string":
      return leaf(2 + (schema.maxLength ?? lengthOf(schema)));
    default:
      return leaf(20);
  }
}

const bodies = constellation.flatMap((service) =>
  routesOf(service).flatMap((route) =>
    route.useCase.body && !route.form
      ? [{ name: `${service.name} ${route.method} ${route.path}`, route, schema: route.useCase.body }]
      : [],
  ),
);

describe("the limits of JSON bodies", () => {
  for (const { name, route, schema } of bodies) {
    it(`accept the largest body that the schema of ${name} accepts`, () => {
      const size = sizeOf(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema);
      const limits = jsonLimitsOf(route);
      for (const one of ["values", "depth", "bytes"] as const)
        assert.ok(size[one] <= limits[one], `${one}: ${size[one]} of ${limits[one]}`);
    });
  }
});
